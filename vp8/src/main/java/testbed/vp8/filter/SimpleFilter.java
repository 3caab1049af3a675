package testbed.vp8.filter;

/**
 * The simple loop filter (RFC 6386, section 15.2): luma only, two samples on each side looked at.
 */
final class SimpleFilter {
  private SimpleFilter() {}

  /**
   * Filters an edge of sixteen samples.
   *
   * @param at the first sample behind the edge
   * @param across distance between samples across the edge
   * @param along distance between samples along the edge
   * @param limit the largest step across the edge that is smoothed
   */
  static void edge(byte[] s, int at, int across, int along, int limit) {
    for (int i = 0, q = at; i < 16; i++, q += along) {
      int p1 = s[q - 2 * across] & 0xff;
      int p0 = s[q - across] & 0xff;
      int q0 = s[q] & 0xff;
      int q1 = s[q + across] & 0xff;
      if (2 * Math.abs(p0 - q0) + (Math.abs(p1 - q1) >> 1) <= limit) {
        int a = Signed.clamp(Signed.clamp(p1 - q1) + 3 * (q0 - p0));
        s[q] = Signed.sample(q0 - (Signed.clamp(a + 4) >> 3));
        s[q - across] = Signed.sample(p0 + (Signed.clamp(a + 3) >> 3));
      }
    }
  }
}
