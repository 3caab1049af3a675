package testbed.vp8.predict;

/** Motion vectors in quarters of a luma sample, packed into an int: vertical above horizontal. */
public final class MotionVector {
  private MotionVector() {}

  /** Packs two components, which are cut to 16 bits. */
  public static int of(int horizontal, int vertical) {
    return (vertical << 16) | (horizontal & 0xffff);
  }

  /** The horizontal component; positive is to the right. */
  public static int horizontal(int vector) {
    return (short) vector;
  }

  /** The vertical component; positive is down. */
  public static int vertical(int vector) {
    return vector >> 16;
  }

  /** The sum of two vectors. */
  public static int sum(int a, int b) {
    return of(horizontal(a) + horizontal(b), vertical(a) + vertical(b));
  }

  /** The vector in the opposite direction. */
  public static int inverse(int vector) {
    return of(-horizontal(vector), -vertical(vector));
  }
}
