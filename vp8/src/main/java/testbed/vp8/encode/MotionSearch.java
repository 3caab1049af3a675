package testbed.vp8.encode;

/**
 * Finds where a macroblock came from: a walk over whole samples on hexagons by absolute
 * differences, then steps of a half and a quarter sample by Hadamard differences.
 *
 * <p>Vectors are in quarter samples. Each step weighs the difference against what the vector costs
 * to write. The reference has a border wide enough for every vector within the bounds.
 */
final class MotionSearch {
  private static final int[] HEXAGON = {0, -2, 2, -1, 2, 1, 0, 2, -2, 1, -2, -1};
  private static final int[] SQUARE = {-1, 0, 0, -1, 0, 1, 1, 0, -1, -1, -1, 1, 1, -1, 1, 1};
  private static final int LONGEST_WALK = 32;

  private final MotionCosts costs;
  private final byte[] interpolated = new byte[256];

  private byte[] source;
  private int sourceAt;
  private int sourceStride;
  private byte[] reference;
  private int referenceAt;
  private int referenceStride;
  private int minRow;
  private int maxRow;
  private int minColumn;
  private int maxColumn;

  /** What a unit of {@link BitCost} is worth in differences, with 16 fractional bits. */
  private int lambda;

  private int predictedRow;
  private int predictedColumn;
  private int bestRow;
  private int bestColumn;
  private int bestCost;

  MotionSearch(MotionCosts costs) {
    this.costs = costs;
  }

  /** Sets the block to be found. */
  void source(byte[] samples, int at, int stride) {
    source = samples;
    sourceAt = at;
    sourceStride = stride;
  }

  /** Sets where to look: the place of the same block in the reference. */
  void reference(byte[] samples, int at, int stride) {
    reference = samples;
    referenceAt = at;
    referenceStride = stride;
  }

  /** Sets how far vectors may reach, in whole samples. */
  void bounds(int fromRow, int toRow, int fromColumn, int toColumn) {
    minRow = fromRow;
    maxRow = toRow;
    minColumn = fromColumn;
    maxColumn = toColumn;
  }

  /** Sets the vector against which vectors are written, and what bits are worth. */
  void predicted(int row, int column, int bitWorth) {
    predictedRow = row;
    predictedColumn = column;
    lambda = bitWorth;
  }

  /** Begins anew with no candidate. */
  void clear() {
    bestCost = Integer.MAX_VALUE;
  }

  /** Whether a vector in quarter samples lies within the bounds. */
  boolean within(int row, int column) {
    return row >> 2 >= minRow
        && row <= maxRow << 2
        && column >> 2 >= minColumn
        && column <= maxColumn << 2;
  }

  /** The Hadamard difference at a vector in quarter samples. */
  int distance(int row, int column) {
    int at = referenceAt + (row >> 2) * referenceStride + (column >> 2);
    if (((row | column) & 3) == 0) {
      return BlockDistance.satd16(source, sourceAt, sourceStride, reference, at, referenceStride);
    }
    BlockDistance.between(reference, at, referenceStride, column & 3, row & 3, interpolated);
    return BlockDistance.satd16(source, sourceAt, sourceStride, interpolated, 0, 16);
  }

  /** Offers the whole-sample vector nearest to this one as a starting point. */
  void candidate(int quarterRow, int quarterColumn) {
    int row = Math.clamp((quarterRow + 2) >> 2, minRow, maxRow);
    int column = Math.clamp((quarterColumn + 2) >> 2, minColumn, maxColumn);
    if (bestCost == Integer.MAX_VALUE || row != bestRow || column != bestColumn) {
      tryWhole(row, column);
    }
  }

  /** Walks from the best candidate to the best whole-sample vector nearby. */
  void walk() {
    int steps = 0;
    while (steps < LONGEST_WALK && around(HEXAGON, 1)) {
      steps++;
    }
    around(SQUARE, 1);
  }

  /** Looks at a ring of distant places around the best candidate, for sudden motion. */
  void leap(int distance) {
    around(SQUARE, distance);
  }

  /** Refines the best whole-sample vector to quarter samples. */
  void refine() {
    bestRow <<= 2;
    bestColumn <<= 2;
    bestCost = distance(bestRow, bestColumn) + rate(bestRow, bestColumn);
    refineBy(2);
    refineBy(1);
  }

  int row() {
    return bestRow;
  }

  int column() {
    return bestColumn;
  }

  /** Difference and worth of the bits of the best vector so far. */
  int cost() {
    return bestCost;
  }

  private boolean around(int[] pattern, int scale) {
    int row = bestRow;
    int column = bestColumn;
    for (int i = 0; i < pattern.length; i += 2) {
      int r = row + pattern[i] * scale;
      int c = column + pattern[i + 1] * scale;
      if (r >= minRow && r <= maxRow && c >= minColumn && c <= maxColumn) {
        tryWhole(r, c);
      }
    }
    return row != bestRow || column != bestColumn;
  }

  private void tryWhole(int row, int column) {
    int at = referenceAt + row * referenceStride + column;
    int sad = BlockDistance.sad16(source, sourceAt, sourceStride, reference, at, referenceStride);
    int cost = sad + rate(row << 2, column << 2);
    if (cost < bestCost) {
      bestCost = cost;
      bestRow = row;
      bestColumn = column;
    }
  }

  private void refineBy(int step) {
    int row = bestRow;
    int column = bestColumn;
    int left = tryBetween(row, column - step);
    int right = tryBetween(row, column + step);
    int up = tryBetween(row - step, column);
    int down = tryBetween(row + step, column);
    tryBetween(up < down ? row - step : row + step, left < right ? column - step : column + step);
  }

  private int tryBetween(int row, int column) {
    if (!within(row, column)) {
      return Integer.MAX_VALUE;
    }
    int cost = distance(row, column) + rate(row, column);
    if (cost < bestCost) {
      bestCost = cost;
      bestRow = row;
      bestColumn = column;
    }
    return cost;
  }

  private int rate(int row, int column) {
    return (int) (((long) costs.of(row - predictedRow, column - predictedColumn) * lambda) >> 16);
  }
}
