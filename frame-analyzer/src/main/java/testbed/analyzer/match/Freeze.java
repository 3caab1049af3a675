package testbed.analyzer.match;

/**
 * A time in which the picture stood still for too long.
 *
 * @param startNs when the last frame before it was displayed
 * @param endNs when the next frame was displayed
 */
public record Freeze(long startNs, long endNs) {
  /** The whole gap between the two frames. */
  public long durationNs() {
    return endNs - startNs;
  }
}
