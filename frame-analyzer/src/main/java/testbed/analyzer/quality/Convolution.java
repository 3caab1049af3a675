package testbed.analyzer.quality;

/** Sums of integers under a symmetric window. All implementations give the same integers. */
interface Convolution {
  /**
   * Sums down columns.
   *
   * @param rows as many rows as the window is high, the middle one being the centre
   * @param half centre tap, then outwards
   * @param target where the sums of the columns go
   * @param from place of the first sum in {@code target}
   * @param n columns
   */
  void vertical(int[][] rows, int[] half, int[] target, int from, int n);

  /**
   * Sums along a row.
   *
   * @param source {@code n} integers with a margin of the window's radius on both sides
   * @param half centre tap, then outwards
   * @param target where the sums go, from 0
   * @param n sums
   */
  void horizontal(int[] source, int[] half, int[] target, int n);

  /** The fastest that this Java virtual machine offers. */
  static Convolution best() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorConvolution()
        : new ScalarConvolution();
  }
}
