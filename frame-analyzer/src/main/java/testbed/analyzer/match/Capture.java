package testbed.analyzer.match;

/**
 * One picture that the display showed.
 *
 * @param index its place in the capture, from 0
 * @param seenNs when it had become visible, in nanoseconds on the time axis of the run
 * @param reading what its marks said
 */
public record Capture(long index, long seenNs, Reading reading) {}
