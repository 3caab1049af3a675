package testbed.analyzer.quality;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Convolution} with the Vector API; only loaded where that module is present. */
final class VectorConvolution implements Convolution {
  private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public void vertical(int[][] rows, int[] half, int[] target, int from, int n) {
    int radius = half.length - 1;
    int x = 0;
    for (; x <= n - LANES; x += LANES) {
      IntVector sum = IntVector.fromArray(SPECIES, rows[radius], x).mul(half[0]);
      for (int i = 1; i <= radius; i++) {
        IntVector pair =
            IntVector.fromArray(SPECIES, rows[radius - i], x)
                .add(IntVector.fromArray(SPECIES, rows[radius + i], x));
        sum = sum.add(pair.mul(half[i]));
      }
      sum.intoArray(target, from + x);
    }
    for (; x < n; x++) {
      int sum = half[0] * rows[radius][x];
      for (int i = 1; i <= radius; i++) {
        sum += half[i] * (rows[radius - i][x] + rows[radius + i][x]);
      }
      target[from + x] = sum;
    }
  }

  @Override
  public void horizontal(int[] source, int[] half, int[] target, int n) {
    int radius = half.length - 1;
    int x = 0;
    for (; x <= n - LANES; x += LANES) {
      IntVector sum = IntVector.fromArray(SPECIES, source, radius + x).mul(half[0]);
      for (int i = 1; i <= radius; i++) {
        IntVector pair =
            IntVector.fromArray(SPECIES, source, radius + x - i)
                .add(IntVector.fromArray(SPECIES, source, radius + x + i));
        sum = sum.add(pair.mul(half[i]));
      }
      sum.intoArray(target, x);
    }
    for (; x < n; x++) {
      int sum = half[0] * source[radius + x];
      for (int i = 1; i <= radius; i++) {
        sum += half[i] * (source[radius + x - i] + source[radius + x + i]);
      }
      target[x] = sum;
    }
  }
}
