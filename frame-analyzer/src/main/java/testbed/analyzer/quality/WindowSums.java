package testbed.analyzer.quality;

/**
 * Sums under a symmetric window, down the columns of some rows and along a line, of which the
 * window is the product.
 *
 * <p>A window is one half of it: the weight of the centre, then outwards. The loops are so small
 * that the compiler turns them into vector instructions by itself, soon, on every processor. For
 * that they take either the same index of every array, or read an array of another type than they
 * write, and one pass never reads two neighbouring samples: it would take them for one vector.
 */
final class WindowSums {
  private WindowSums() {}

  /**
   * Sums down each column, exactly if it keeps within 32 bits.
   *
   * @param rows as many as the whole window has weights
   * @param target of the length of a row
   */
  static void down(int[][] rows, int[] half, int[] target) {
    int radius = half.length - 1;
    downCentre(rows[radius], half[0], target);
    for (int i = 1; i <= radius; i += 2) {
      downPairs(rows, half, i, target);
    }
  }

  private static void downCentre(int[] row, int weight, int[] target) {
    for (int x = 0; x < target.length; x++) {
      target[x] = weight * row[x];
    }
  }

  /** Adds what lies {@code i} rows from the centre and, if the window reaches there, one more. */
  private static void downPairs(int[][] rows, int[] half, int i, int[] target) {
    int radius = half.length - 1;
    int j = Math.min(i + 1, radius);
    int near = half[i];
    int far = j > i ? half[j] : 0;
    int[] nearAbove = rows[radius - i];
    int[] nearBelow = rows[radius + i];
    int[] farAbove = rows[radius - j];
    int[] farBelow = rows[radius + j];
    for (int x = 0; x < target.length; x++) {
      target[x] += near * (nearAbove[x] + nearBelow[x]) + far * (farAbove[x] + farBelow[x]);
    }
  }

  /**
   * Sums along a line.
   *
   * @param line with as many samples beyond each end as the window reaches; two of them together
   *     keep within 32 bits
   * @param target of the length of the line
   */
  static void along(int[] line, double[] half, double[] target) {
    int radius = half.length - 1;
    int step = (radius + 1) / 2;
    alongCentre(line, radius, half[0], target);
    for (int i = 1; i <= step; i++) {
      alongPairs(line, half, i, target);
    }
  }

  private static void alongCentre(int[] line, int radius, double weight, double[] target) {
    for (int x = 0; x < target.length; x++) {
      target[x] = weight * line[radius + x];
    }
  }

  /** Adds what lies {@code i} samples from the centre and half a window further out. */
  private static void alongPairs(int[] line, double[] half, int i, double[] target) {
    int radius = half.length - 1;
    int step = (radius + 1) / 2;
    int j = Math.min(i + step, radius);
    double near = half[i];
    double far = j == i + step ? half[j] : 0;
    int nearLeft = radius - i;
    int nearRight = radius + i;
    int farLeft = radius - j;
    int farRight = radius + j;
    for (int x = 0; x < target.length; x++) {
      target[x] +=
          near * (line[nearLeft + x] + line[nearRight + x])
              + far * (line[farLeft + x] + line[farRight + x]);
    }
  }
}
