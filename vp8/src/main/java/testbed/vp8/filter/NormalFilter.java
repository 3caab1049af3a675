package testbed.vp8.filter;

/**
 * The normal loop filter (RFC 6386, sections 15.3 and 15.4). An edge is given by the first sample
 * behind it, the distance between samples across and along it, and its length.
 */
final class NormalFilter {
  private NormalFilter() {}

  /** Filters an edge between subblocks: two samples change on each side. */
  static void inner(
      byte[] s, int at, int across, int along, int length, int limit, int interior, int threshold) {
    for (int i = 0, q = at; i < length; i++, q += along) {
      int p3 = s[q - 4 * across] & 0xff;
      int p2 = s[q - 3 * across] & 0xff;
      int p1 = s[q - 2 * across] & 0xff;
      int p0 = s[q - across] & 0xff;
      int q0 = s[q] & 0xff;
      int q1 = s[q + across] & 0xff;
      int q2 = s[q + 2 * across] & 0xff;
      int q3 = s[q + 3 * across] & 0xff;
      if (2 * Math.abs(p0 - q0) + (Math.abs(p1 - q1) >> 1) > limit
          || Math.abs(p3 - p2) > interior
          || Math.abs(p2 - p1) > interior
          || Math.abs(p1 - p0) > interior
          || Math.abs(q1 - q0) > interior
          || Math.abs(q2 - q1) > interior
          || Math.abs(q3 - q2) > interior) {
        continue;
      }
      boolean varied = Math.abs(p1 - p0) > threshold || Math.abs(q1 - q0) > threshold;
      int a = varied ? Signed.clamp(p1 - q1) : 0;
      a = Signed.clamp(a + 3 * (q0 - p0));
      int f = Signed.clamp(a + 4) >> 3;
      s[q] = Signed.sample(q0 - f);
      s[q - across] = Signed.sample(p0 + (Signed.clamp(a + 3) >> 3));
      if (!varied) {
        int half = (f + 1) >> 1;
        s[q + across] = Signed.sample(q1 - half);
        s[q - 2 * across] = Signed.sample(p1 + half);
      }
    }
  }

  /** Filters an edge between macroblocks: three samples change on each side. */
  static void outer(
      byte[] s, int at, int across, int along, int length, int limit, int interior, int threshold) {
    for (int i = 0, q = at; i < length; i++, q += along) {
      int p3 = s[q - 4 * across] & 0xff;
      int p2 = s[q - 3 * across] & 0xff;
      int p1 = s[q - 2 * across] & 0xff;
      int p0 = s[q - across] & 0xff;
      int q0 = s[q] & 0xff;
      int q1 = s[q + across] & 0xff;
      int q2 = s[q + 2 * across] & 0xff;
      int q3 = s[q + 3 * across] & 0xff;
      if (2 * Math.abs(p0 - q0) + (Math.abs(p1 - q1) >> 1) > limit
          || Math.abs(p3 - p2) > interior
          || Math.abs(p2 - p1) > interior
          || Math.abs(p1 - p0) > interior
          || Math.abs(q1 - q0) > interior
          || Math.abs(q2 - q1) > interior
          || Math.abs(q3 - q2) > interior) {
        continue;
      }
      int w = Signed.clamp(Signed.clamp(p1 - q1) + 3 * (q0 - p0));
      if (Math.abs(p1 - p0) > threshold || Math.abs(q1 - q0) > threshold) {
        s[q] = Signed.sample(q0 - (Signed.clamp(w + 4) >> 3));
        s[q - across] = Signed.sample(p0 + (Signed.clamp(w + 3) >> 3));
      } else {
        int a = (27 * w + 63) >> 7;
        s[q] = Signed.sample(q0 - a);
        s[q - across] = Signed.sample(p0 + a);
        a = (18 * w + 63) >> 7;
        s[q + across] = Signed.sample(q1 - a);
        s[q - 2 * across] = Signed.sample(p1 + a);
        a = (9 * w + 63) >> 7;
        s[q + 2 * across] = Signed.sample(q2 - a);
        s[q - 3 * across] = Signed.sample(p2 + a);
      }
    }
  }
}
