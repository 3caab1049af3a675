package testbed.analyzer.display;

/**
 * What a capture saw, and how well it watched.
 *
 * @param end how it ended
 * @param pictures kept
 * @param discarded pictures that were seen but not kept, because the storage limit was reached
 * @param longestBlockedNs longest time for which a finished picture waited for room in memory:
 *     until then nobody looked at the display. 0 in a healthy run
 * @param latestWakeNs the most by which a timed wait of the capturing thread ended too late: how
 *     long the machine kept it from running
 */
public record CaptureSummary(
    CaptureEnd end, long pictures, long discarded, long longestBlockedNs, long latestWakeNs) {}
