package testbed.vp8.encode;

import testbed.vp8.transform.InverseTransform;

/**
 * The cosine transforms of two 4x4 blocks side by side (see {@link PairTransform}), one number
 * after the other.
 *
 * <p>The forward transform is the inverse of that in RFC 6386, section 14, up to rounding; a
 * coefficient is twice what an orthonormal transform gives.
 */
final class PlainPair {
  /** sqrt(2) cos(pi/8) with 13 fractional bits. */
  static final int LONG_LEG = 10703;

  /** sqrt(2) sin(pi/8) with 13 fractional bits. */
  static final int SHORT_LEG = 4433;

  private static final int ROW = PairTransform.ROW;

  private PlainPair() {}

  static void forward(
      byte[] source,
      int s,
      int sourceStride,
      byte[] prediction,
      int p,
      int predictionStride,
      short[] pair,
      int at) {
    for (int block = 0; block < 8; block += 4) {
      for (int row = 0; row < 4; row++) {
        int so = s + block + row * sourceStride;
        int po = p + block + row * predictionStride;
        alongRow(source, so, prediction, po, pair, at + block + row * ROW);
      }
    }
    for (int i = at; i < at + ROW; i++) {
      alongColumn(pair, i);
    }
  }

  private static void alongRow(
      byte[] source, int so, byte[] prediction, int po, short[] pair, int at) {
    int d0 = (source[so] & 0xff) - (prediction[po] & 0xff);
    int d1 = (source[so + 1] & 0xff) - (prediction[po + 1] & 0xff);
    int d2 = (source[so + 2] & 0xff) - (prediction[po + 2] & 0xff);
    int d3 = (source[so + 3] & 0xff) - (prediction[po + 3] & 0xff);
    int outer = d0 + d3;
    int inner = d1 + d2;
    int outerDifference = d0 - d3;
    int innerDifference = d1 - d2;
    pair[at] = (short) ((outer + inner) << 3);
    pair[at + 1] = (short) ((outerDifference * LONG_LEG + innerDifference * SHORT_LEG + 512) >> 10);
    pair[at + 2] = (short) ((outer - inner) << 3);
    pair[at + 3] = (short) ((outerDifference * SHORT_LEG - innerDifference * LONG_LEG + 512) >> 10);
  }

  private static void alongColumn(short[] pair, int i) {
    int outer = pair[i] + pair[i + 3 * ROW];
    int inner = pair[i + ROW] + pair[i + 2 * ROW];
    int outerDifference = pair[i] - pair[i + 3 * ROW];
    int innerDifference = pair[i + ROW] - pair[i + 2 * ROW];
    pair[i] = (short) ((outer + inner + 8) >> 4);
    pair[i + ROW] =
        (short) ((outerDifference * LONG_LEG + innerDifference * SHORT_LEG + (1 << 16)) >> 17);
    pair[i + 2 * ROW] = (short) ((outer - inner + 8) >> 4);
    pair[i + 3 * ROW] =
        (short) ((outerDifference * SHORT_LEG - innerDifference * LONG_LEG + (1 << 16)) >> 17);
  }

  static void addInverse(
      short[] pair, int at, short[] dcs, int dcsAt, byte[] target, int to, int stride) {
    short[] block = new short[16];
    for (int left = 0; left < 8; left += 4) {
      for (int i = 0; i < 16; i++) {
        int place = left + (i >> 2) * ROW + (i & 3);
        block[i] = (short) (pair[at + place] + (i < 4 ? dcs[dcsAt + place] : 0));
      }
      InverseTransform.addDct(block, 0, target, to + left, stride);
    }
  }

  static void addDc(short[] dcs, int dcsAt, byte[] target, int to, int stride) {
    InverseTransform.addDc(dcs[dcsAt], target, to, stride);
    InverseTransform.addDc(dcs[dcsAt + 4], target, to + 4, stride);
  }
}
