package testbed.vp8.filter;

/** Saturating arithmetic of the loop filters. */
final class Signed {
  private Signed() {}

  /** Saturates to a signed byte. */
  static int clamp(int x) {
    return Math.min(Math.max(x, -128), 127);
  }

  /** Saturates to a sample. */
  static byte sample(int x) {
    return (byte) Math.min(Math.max(x, 0), 255);
  }
}
