package testbed.injector.camera;

/**
 * What the zero of a page's clock is on ours. Both count the same monotonic seconds, so each
 * exchange bounds the difference from both sides, and the bounds only ever become tighter.
 */
final class PageClock {
  private long least = Long.MIN_VALUE;
  private long most = Long.MAX_VALUE;

  /**
   * Takes in one exchange.
   *
   * @param askedNs before which, on our clock, the page cannot have read its clock
   * @param pageNs what the page read
   * @param answeredNs after which, on our clock, it cannot have read it
   */
  synchronized void exchange(long askedNs, long pageNs, long answeredNs) {
    least = Math.max(least, askedNs - pageNs);
    most = Math.min(most, answeredNs - pageNs);
  }

  /** Our clock at a reading of the page's; wrong by at most {@link #uncertaintyNs()}. */
  synchronized long ours(long pageNs) {
    return pageNs + least + (most - least) / 2;
  }

  /** Half the distance of the bounds. */
  synchronized long uncertaintyNs() {
    return (most - least) / 2;
  }
}
