package testbed.vp8.encode;

import testbed.vp8.header.FrameSize;

/**
 * Where each macroblock of a picture came from in the last frame. Filled once by {@link
 * FrameEncoder#analyse}, only read from then on, and thus safe to share between threads.
 */
public final class MotionField {
  final int[] vectors;

  /** Hadamard differences of each macroblock and what its vector points to. */
  final int[] distances;

  /** Hadamard differences of each macroblock and the same place in the last frame. */
  final int[] zeroDistances;

  private final FrameSize size;

  /** A field without motion. */
  public MotionField(FrameSize size) {
    this.size = size;
    int count = size.columns() * size.rows();
    vectors = new int[count];
    distances = new int[count];
    zeroDistances = new int[count];
  }

  /** The size of the picture. */
  public FrameSize size() {
    return size;
  }

  int index(int column, int row) {
    return row * size.columns() + column;
  }

  void set(int column, int row, int vector, int distance, int zeroDistance) {
    int at = index(column, row);
    vectors[at] = vector;
    distances[at] = distance;
    zeroDistances[at] = zeroDistance;
  }
}
