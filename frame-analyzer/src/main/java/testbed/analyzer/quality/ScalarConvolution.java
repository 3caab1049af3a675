package testbed.analyzer.quality;

/** {@link Convolution} in plain loops. */
final class ScalarConvolution implements Convolution {
  @Override
  public void vertical(int[][] rows, int[] half, int[] target, int from, int n) {
    int radius = half.length - 1;
    int[] centre = rows[radius];
    for (int x = 0; x < n; x++) {
      target[from + x] = half[0] * centre[x];
    }
    for (int i = 1; i <= radius; i++) {
      int tap = half[i];
      int[] above = rows[radius - i];
      int[] below = rows[radius + i];
      for (int x = 0; x < n; x++) {
        target[from + x] += tap * (above[x] + below[x]);
      }
    }
  }

  @Override
  public void horizontal(int[] source, int[] half, int[] target, int n) {
    int radius = half.length - 1;
    for (int x = 0; x < n; x++) {
      target[x] = half[0] * source[radius + x];
    }
    for (int i = 1; i <= radius; i++) {
      int tap = half[i];
      for (int x = 0; x < n; x++) {
        target[x] += tap * (source[radius + x - i] + source[radius + x + i]);
      }
    }
  }
}
