package testbed.vp8.predict;

import testbed.vp8.entropy.Mode;

/**
 * Prediction of 4x4 luma subblocks (RFC 6386, section 12.3). An instance holds the edge of the
 * subblock at hand and is used again for the next; not thread-safe.
 */
public final class SubblockPredictor {
  /**
   * Left column from bottom to top (0 to 3), corner (4), row above from left to right (5 to 12).
   */
  private final int[] edge = new int[13];

  /**
   * Predicts a subblock in place.
   *
   * @param samples the luma plane
   * @param at the subblock's upper left sample
   * @param stride of the plane
   * @param aboveRight where the four samples above and to the right of the subblock are taken from:
   *     for the rightmost subblocks, always those in the row above the macroblock
   * @param mode a subblock mode
   */
  public void predict(byte[] samples, int at, int stride, int aboveRight, int mode) {
    load(samples, at, stride, aboveRight);
    switch (mode) {
      case Mode.SUB_DC -> dc(samples, at, stride);
      case Mode.SUB_TRUE_MOTION -> trueMotion(samples, at, stride);
      case Mode.SUB_VERTICAL -> vertical(samples, at, stride);
      case Mode.SUB_HORIZONTAL -> horizontal(samples, at, stride);
      case Mode.SUB_LEFT_DOWN -> leftDown(samples, at, stride);
      case Mode.SUB_RIGHT_DOWN -> rightDown(samples, at, stride);
      case Mode.SUB_VERTICAL_RIGHT -> verticalRight(samples, at, stride);
      case Mode.SUB_VERTICAL_LEFT -> verticalLeft(samples, at, stride);
      case Mode.SUB_HORIZONTAL_DOWN -> horizontalDown(samples, at, stride);
      case Mode.SUB_HORIZONTAL_UP -> horizontalUp(samples, at, stride);
      default -> throw new IllegalArgumentException("subblock mode " + mode);
    }
  }

  private void load(byte[] samples, int at, int stride, int aboveRight) {
    int[] e = edge;
    int above = at - stride;
    for (int i = 0; i < 4; i++) {
      e[3 - i] = samples[at + i * stride - 1] & 0xff;
      e[5 + i] = samples[above + i] & 0xff;
      e[9 + i] = samples[aboveRight + i] & 0xff;
    }
    e[4] = samples[above - 1] & 0xff;
  }

  private void dc(byte[] samples, int at, int stride) {
    int[] e = edge;
    int sum = e[0] + e[1] + e[2] + e[3] + e[5] + e[6] + e[7] + e[8];
    IntraPredictor.fill(samples, at, stride, 4, (sum + 4) >> 3);
  }

  private void trueMotion(byte[] samples, int at, int stride) {
    for (int row = 0; row < 4; row++) {
      int offset = edge[3 - row] - edge[4];
      for (int i = 0; i < 4; i++) {
        samples[at + row * stride + i] = (byte) Math.clamp(edge[5 + i] + offset, 0, 255);
      }
    }
  }

  private void vertical(byte[] samples, int at, int stride) {
    byte s0 = smooth(5);
    byte s1 = smooth(6);
    byte s2 = smooth(7);
    byte s3 = smooth(8);
    for (int row = 0; row < 4; row++) {
      put(samples, at + row * stride, s0, s1, s2, s3);
    }
  }

  private void horizontal(byte[] samples, int at, int stride) {
    byte lowest = (byte) ((edge[1] + 3 * edge[0] + 2) >> 2);
    byte s0 = smooth(3);
    byte s1 = smooth(2);
    byte s2 = smooth(1);
    put(samples, at, s0, s0, s0, s0);
    put(samples, at + stride, s1, s1, s1, s1);
    put(samples, at + 2 * stride, s2, s2, s2, s2);
    put(samples, at + 3 * stride, lowest, lowest, lowest, lowest);
  }

  private void leftDown(byte[] samples, int at, int stride) {
    byte s0 = smooth(6);
    byte s1 = smooth(7);
    byte s2 = smooth(8);
    byte s3 = smooth(9);
    byte s4 = smooth(10);
    byte s5 = smooth(11);
    byte s6 = (byte) ((edge[11] + 3 * edge[12] + 2) >> 2);
    put(samples, at, s0, s1, s2, s3);
    put(samples, at + stride, s1, s2, s3, s4);
    put(samples, at + 2 * stride, s2, s3, s4, s5);
    put(samples, at + 3 * stride, s3, s4, s5, s6);
  }

  private void rightDown(byte[] samples, int at, int stride) {
    byte s0 = smooth(1);
    byte s1 = smooth(2);
    byte s2 = smooth(3);
    byte s3 = smooth(4);
    byte s4 = smooth(5);
    byte s5 = smooth(6);
    byte s6 = smooth(7);
    put(samples, at, s3, s4, s5, s6);
    put(samples, at + stride, s2, s3, s4, s5);
    put(samples, at + 2 * stride, s1, s2, s3, s4);
    put(samples, at + 3 * stride, s0, s1, s2, s3);
  }

  private void verticalRight(byte[] samples, int at, int stride) {
    byte a0 = mean(4);
    byte a1 = mean(5);
    byte a2 = mean(6);
    byte b0 = smooth(4);
    byte b1 = smooth(5);
    byte b2 = smooth(6);
    put(samples, at, a0, a1, a2, mean(7));
    put(samples, at + stride, b0, b1, b2, smooth(7));
    put(samples, at + 2 * stride, smooth(3), a0, a1, a2);
    put(samples, at + 3 * stride, smooth(2), b0, b1, b2);
  }

  private void verticalLeft(byte[] samples, int at, int stride) {
    byte a1 = mean(6);
    byte a2 = mean(7);
    byte a3 = mean(8);
    byte b1 = smooth(7);
    byte b2 = smooth(8);
    byte b3 = smooth(9);
    put(samples, at, mean(5), a1, a2, a3);
    put(samples, at + stride, smooth(6), b1, b2, b3);
    put(samples, at + 2 * stride, a1, a2, a3, smooth(10));
    put(samples, at + 3 * stride, b1, b2, b3, smooth(11));
  }

  private void horizontalDown(byte[] samples, int at, int stride) {
    byte a0 = mean(0);
    byte a1 = mean(1);
    byte a2 = mean(2);
    byte b0 = smooth(1);
    byte b1 = smooth(2);
    byte b2 = smooth(3);
    byte a3 = mean(3);
    put(samples, at, a3, smooth(4), smooth(5), smooth(6));
    put(samples, at + stride, a2, b2, a3, smooth(4));
    put(samples, at + 2 * stride, a1, b1, a2, b2);
    put(samples, at + 3 * stride, a0, b0, a1, b1);
  }

  private void horizontalUp(byte[] samples, int at, int stride) {
    byte a1 = mean(1);
    byte a0 = mean(0);
    byte b1 = smooth(1);
    byte b0 = (byte) ((edge[1] + 3 * edge[0] + 2) >> 2);
    byte last = (byte) edge[0];
    put(samples, at, mean(2), smooth(2), a1, b1);
    put(samples, at + stride, a1, b1, a0, b0);
    put(samples, at + 2 * stride, a0, b0, last, last);
    put(samples, at + 3 * stride, last, last, last, last);
  }

  private byte mean(int i) {
    return (byte) ((edge[i] + edge[i + 1] + 1) >> 1);
  }

  private byte smooth(int i) {
    return (byte) ((edge[i - 1] + 2 * edge[i] + edge[i + 1] + 2) >> 2);
  }

  private static void put(byte[] samples, int at, byte s0, byte s1, byte s2, byte s3) {
    samples[at] = s0;
    samples[at + 1] = s1;
    samples[at + 2] = s2;
    samples[at + 3] = s3;
  }
}
