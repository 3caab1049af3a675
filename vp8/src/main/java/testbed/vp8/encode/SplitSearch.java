package testbed.vp8.encode;

import testbed.vp8.entropy.FixedProbabilities;
import testbed.vp8.entropy.Mode;
import testbed.vp8.entropy.SplitLayout;
import testbed.vp8.entropy.Trees;
import testbed.vp8.frame.ReferenceFrame;
import testbed.vp8.predict.InterPredictor;
import testbed.vp8.predict.MotionVector;
import testbed.vp8.predict.NearVectors;

/**
 * Chooses vectors for the halves or quarters of a macroblock: each quarter looks around on its own,
 * from then on every vector found is a candidate for every part. Differences are those of the true
 * interpolation.
 */
final class SplitSearch {
  private static final int[] FIRST_OF_QUARTER = SplitLayout.FIRST_OF[SplitLayout.QUARTERS];
  private static final int[] AROUND = {-1, 0, 1, 0, 0, -1, 0, 1};

  /** Steps of the search, in quarter samples. */
  private static final int[] STEPS = {8, 4, 2, 1};

  /** Rounds of the search with each step. */
  private static final int ROUNDS = 3;

  private static final int MOST = 10;

  private final MotionCosts motion;
  private final Tradeoff tradeoff;
  private final NearVectors near;
  private final InterPredictor predictor = new InterPredictor(0);
  private final byte[] predicted = new byte[64];
  private final int[] layoutBits = new int[4];
  private final int[][] subMotionBits = new int[5][4];

  private final int[] candidates = new int[MOST];
  private final int[] distances = new int[4 * MOST];
  private final int[] tried = new int[16];
  private int count;
  private Site site;
  private ReferenceFrame from;
  private MotionSearch bounds;

  private int bits;
  private int cost;

  SplitSearch(MotionCosts motion, Tradeoff tradeoff, NearVectors near) {
    this.motion = motion;
    this.tradeoff = tradeoff;
    this.near = near;
    MotionCosts.leaves(Trees.SPLIT_LAYOUT, 0, FixedProbabilities.SPLIT_LAYOUTS, 0, 0, layoutBits);
    for (int row = 0; row < 5; row++) {
      MotionCosts.leaves(
          Trees.SUB_MOTION, 0, FixedProbabilities.SUB_MOTIONS, 3 * row, 0, subMotionBits[row]);
    }
  }

  /**
   * Fills the layout and the vectors of an attempt. The neighbourhood must have been surveyed.
   *
   * @param within says which vectors are allowed
   * @param whole the best vector of the macroblock as a whole
   */
  void choose(Site at, ReferenceFrame reference, MotionSearch within, int whole, Attempt attempt) {
    site = at;
    from = reference;
    bounds = within;
    count = 0;
    candidate(whole);
    candidate(0);
    candidate(near.nearest());
    candidate(near.near());
    candidate(site.grid.vectors[site.grid.subblockLeft(site.macroblock, 8)]);
    candidate(site.grid.vectors[site.grid.subblockAbove(site.macroblock, 2)]);
    for (int quarter = 0; quarter < 4; quarter++) {
      candidate(lookAround(quarter));
    }
    cost = Integer.MAX_VALUE;
    for (int layout = SplitLayout.TOP_BOTTOM; layout <= SplitLayout.QUARTERS; layout++) {
      tryLayout(layout, attempt);
    }
  }

  /**
   * Finds out what the layout and the vectors of an attempt cost. The neighbourhood must have been
   * surveyed.
   *
   * @return false if a vector is too far from its neighbours to be written
   */
  boolean price(Site at, Attempt attempt) {
    site = at;
    System.arraycopy(attempt.vectors, 0, tried, 0, 16);
    bits = layoutBits[attempt.layout];
    for (int first : SplitLayout.FIRST_OF[attempt.layout]) {
      if (!writable(tried[first])) {
        return false;
      }
      bits += vectorBits(first, tried[first]);
    }
    return true;
  }

  /** The bits of layout and vectors of the choice, in 1/256 bit. */
  int bits() {
    return bits;
  }

  /** Hadamard differences and worth of the bits of the choice. */
  int cost() {
    return cost;
  }

  private void candidate(int vector) {
    for (int i = 0; i < count; i++) {
      if (candidates[i] == vector) {
        return;
      }
    }
    if (allowed(vector)) {
      candidates[count] = vector;
      for (int quarter = 0; quarter < 4; quarter++) {
        distances[4 * count + quarter] = distance(quarter, vector);
      }
      count++;
    }
  }

  private boolean allowed(int vector) {
    return writable(vector)
        && bounds.within(MotionVector.vertical(vector), MotionVector.horizontal(vector));
  }

  private boolean writable(int vector) {
    int rows = MotionVector.vertical(vector) - MotionVector.vertical(near.best());
    int columns = MotionVector.horizontal(vector) - MotionVector.horizontal(near.best());
    return Math.max(Math.abs(rows), Math.abs(columns)) <= MotionCosts.LARGEST;
  }

  private int lookAround(int quarter) {
    int best = candidates[0];
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      int here = tradeoff.absolute(distances[4 * i + quarter], newBits(candidates[i]));
      if (here < least) {
        least = here;
        best = candidates[i];
      }
    }
    for (int step : STEPS) {
      for (int round = 0; round < ROUNDS; round++) {
        int center = best;
        for (int i = 0; i < AROUND.length; i += 2) {
          int vector =
              MotionVector.sum(center, MotionVector.of(AROUND[i] * step, AROUND[i + 1] * step));
          if (allowed(vector)) {
            int here = tradeoff.absolute(distance(quarter, vector), newBits(vector));
            if (here < least) {
              least = here;
              best = vector;
            }
          }
        }
        if (best == center) {
          break;
        }
      }
    }
    return best;
  }

  private void tryLayout(int layout, Attempt attempt) {
    int total = 0;
    int totalBits = layoutBits[layout];
    for (int part = 0; part < SplitLayout.PARTS[layout]; part++) {
      int first = SplitLayout.FIRST_OF[layout][part];
      int best = 0;
      int bestBits = 0;
      int least = Integer.MAX_VALUE;
      for (int i = 0; i < count; i++) {
        int candidateBits = vectorBits(first, candidates[i]);
        int here = tradeoff.absolute(partDistance(layout, part, i), candidateBits);
        if (here < least) {
          least = here;
          best = candidates[i];
          bestBits = candidateBits;
        }
      }
      total += least;
      totalBits += bestBits;
      for (int block = first; block < 16; block++) {
        if (SplitLayout.PART_OF[layout][block] == part) {
          tried[block] = best;
        }
      }
    }
    total += tradeoff.absolute(0, layoutBits[layout]);
    if (total < cost) {
      cost = total;
      bits = totalBits;
      attempt.layout = layout;
      System.arraycopy(tried, 0, attempt.vectors, 0, 16);
    }
  }

  private int partDistance(int layout, int part, int candidate) {
    int sum = 0;
    for (int quarter = 0; quarter < 4; quarter++) {
      if (SplitLayout.PART_OF[layout][FIRST_OF_QUARTER[quarter]] == part) {
        sum += distances[4 * candidate + quarter];
      }
    }
    return sum;
  }

  /** What a vector costs for the part that begins with a subblock. */
  private int vectorBits(int first, int vector) {
    int[] outside = site.grid.vectors;
    int left =
        (first & 3) != 0
            ? tried[first - 1]
            : outside[site.grid.subblockLeft(site.macroblock, first)];
    int above =
        first >= 4 ? tried[first - 4] : outside[site.grid.subblockAbove(site.macroblock, first)];
    int[] row = subMotionBits[FixedProbabilities.subMotionRow(left, above) / 3];
    int mode = Mode.subMotion(vector, left, above);
    return mode == Mode.MOTION_NEW ? row[mode] + newBits(vector) : row[mode];
  }

  private int newBits(int vector) {
    return motion.of(
        MotionVector.vertical(vector) - MotionVector.vertical(near.best()),
        MotionVector.horizontal(vector) - MotionVector.horizontal(near.best()));
  }

  private int distance(int quarter, int vector) {
    int dx = 8 * (quarter & 1);
    int dy = 8 * (quarter >> 1);
    predictor.luma(from, 16 * site.column + dx, 16 * site.row + dy, 8, vector, predicted, 0, 8);
    int stride = site.source.lumaStride;
    int at = site.lumaSource + dy * stride + dx;
    byte[] y = site.source.y;
    return BlockDistance.satd4(y, at, stride, predicted, 0, 8)
        + BlockDistance.satd4(y, at + 4, stride, predicted, 4, 8)
        + BlockDistance.satd4(y, at + 4 * stride, stride, predicted, 32, 8)
        + BlockDistance.satd4(y, at + 4 * stride + 4, stride, predicted, 36, 8);
  }
}
