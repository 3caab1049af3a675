package testbed.shell.emulator;

import java.util.Map;

/**
 * A running direction: how it is set and what it has done.
 *
 * @param direction {@code uplink}, from the sender's end, or {@code downlink}
 * @param settings by name: rate, queue, delay, loss; as they were written
 * @param atNs when this was so, since time zero
 * @param inside packets that wait or are on their way
 * @param meanWaitNs the mean queueing delay of all departed packets
 * @param counts since time zero
 */
public record LinkState(
    String direction,
    Map<String, String> settings,
    long atNs,
    long inside,
    long meanWaitNs,
    EmulatorReport.Counts counts) {
  /** Copies the map. */
  public LinkState {
    settings = Map.copyOf(settings);
  }
}
