package testbed.vp8.transform;

/** The inverse DCT and Walsh-Hadamard transforms (RFC 6386, sections 14.3 and 14.4). */
public final class InverseTransform {
  /** sqrt(2) * cos(pi / 8) - 1 in 16 fractional bits. */
  private static final int COSINE = 20091;

  /** sqrt(2) * sin(pi / 8) in 16 fractional bits. */
  private static final int SINE = 35468;

  private InverseTransform() {}

  /**
   * Adds the inverse DCT of sixteen dequantized coefficients to a 4x4 block of samples.
   *
   * @param coefficients in raster order from {@code from}; left unchanged
   * @param samples the plane, with the prediction at {@code at} and below
   */
  public static void addDct(short[] coefficients, int from, byte[] samples, int at, int stride) {
    // Columns of the first pass: each holds rows 0 to 3 of one column.
    int a0 = coefficients[from] + coefficients[from + 8];
    int b0 = coefficients[from] - coefficients[from + 8];
    int c0 = sine(coefficients[from + 4]) - cosine(coefficients[from + 12]);
    int d0 = cosine(coefficients[from + 4]) + sine(coefficients[from + 12]);
    int a1 = coefficients[from + 1] + coefficients[from + 9];
    int b1 = coefficients[from + 1] - coefficients[from + 9];
    int c1 = sine(coefficients[from + 5]) - cosine(coefficients[from + 13]);
    int d1 = cosine(coefficients[from + 5]) + sine(coefficients[from + 13]);
    int a2 = coefficients[from + 2] + coefficients[from + 10];
    int b2 = coefficients[from + 2] - coefficients[from + 10];
    int c2 = sine(coefficients[from + 6]) - cosine(coefficients[from + 14]);
    int d2 = cosine(coefficients[from + 6]) + sine(coefficients[from + 14]);
    int a3 = coefficients[from + 3] + coefficients[from + 11];
    int b3 = coefficients[from + 3] - coefficients[from + 11];
    int c3 = sine(coefficients[from + 7]) - cosine(coefficients[from + 15]);
    int d3 = cosine(coefficients[from + 7]) + sine(coefficients[from + 15]);
    addRow(a0 + d0, a1 + d1, a2 + d2, a3 + d3, samples, at);
    addRow(b0 + c0, b1 + c1, b2 + c2, b3 + c3, samples, at + stride);
    addRow(b0 - c0, b1 - c1, b2 - c2, b3 - c3, samples, at + 2 * stride);
    addRow(a0 - d0, a1 - d1, a2 - d2, a3 - d3, samples, at + 3 * stride);
  }

  /** Adds the inverse DCT of a block that has only a DC coefficient. */
  public static void addDc(int dc, byte[] samples, int at, int stride) {
    int offset = (dc + 4) >> 3;
    for (int row = 0, place = at; row < 4; row++, place += stride) {
      samples[place] = clamp((samples[place] & 0xff) + offset);
      samples[place + 1] = clamp((samples[place + 1] & 0xff) + offset);
      samples[place + 2] = clamp((samples[place + 2] & 0xff) + offset);
      samples[place + 3] = clamp((samples[place + 3] & 0xff) + offset);
    }
  }

  /**
   * Spreads the second-order block over the DC coefficients of sixteen luma blocks.
   *
   * @param y2 sixteen dequantized Y2 coefficients from {@code from}, which are overwritten
   * @param target receives the DC coefficients from {@code to}
   * @param step distance from the DC of a block to that of the next
   */
  public static void walshHadamard(short[] y2, int from, short[] target, int to, int step) {
    for (int i = from; i < from + 4; i++) {
      int a = y2[i] + y2[i + 12];
      int b = y2[i + 4] + y2[i + 8];
      int c = y2[i + 4] - y2[i + 8];
      int d = y2[i] - y2[i + 12];
      y2[i] = (short) (a + b);
      y2[i + 4] = (short) (c + d);
      y2[i + 8] = (short) (a - b);
      y2[i + 12] = (short) (d - c);
    }
    for (int row = 0; row < 4; row++) {
      int i = from + 4 * row;
      int a = y2[i] + y2[i + 3] + 3;
      int b = y2[i + 1] + y2[i + 2];
      int c = y2[i + 1] - y2[i + 2];
      int d = y2[i] - y2[i + 3] + 3;
      int at = to + 4 * step * row;
      target[at] = (short) ((a + b) >> 3);
      target[at + step] = (short) ((c + d) >> 3);
      target[at + 2 * step] = (short) ((a - b) >> 3);
      target[at + 3 * step] = (short) ((d - c) >> 3);
    }
  }

  private static void addRow(int i0, int i1, int i2, int i3, byte[] samples, int at) {
    int a = i0 + i2 + 4;
    int b = i0 - i2 + 4;
    int c = sine(i1) - cosine(i3);
    int d = cosine(i1) + sine(i3);
    samples[at] = clamp((samples[at] & 0xff) + ((a + d) >> 3));
    samples[at + 1] = clamp((samples[at + 1] & 0xff) + ((b + c) >> 3));
    samples[at + 2] = clamp((samples[at + 2] & 0xff) + ((b - c) >> 3));
    samples[at + 3] = clamp((samples[at + 3] & 0xff) + ((a - d) >> 3));
  }

  private static int cosine(int x) {
    return x + ((x * COSINE) >> 16);
  }

  private static int sine(int x) {
    return (x * SINE) >> 16;
  }

  private static byte clamp(int x) {
    return (byte) Math.min(Math.max(x, 0), 255);
  }
}
