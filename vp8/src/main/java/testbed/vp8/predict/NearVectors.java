package testbed.vp8.predict;

import testbed.vp8.entropy.FixedProbabilities;
import testbed.vp8.entropy.Mode;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.header.ReferenceUpdate;

/**
 * What the macroblocks above, to the left and above left say about a macroblock's motion (RFC 6386,
 * section 18.3). One instance serves a whole frame: {@link #survey} fills it for a macroblock. Not
 * thread-safe.
 */
public final class NearVectors {
  /** How far beyond the edge of the picture a clamped block may begin, in quarters of a sample. */
  private static final int MARGIN = 16 * 4;

  private final ModeGrid grid;
  private final boolean[] inverted = new boolean[4];
  private final int[] found = new int[4];
  private final int[] weights = new int[4];
  private int count;
  private int best;
  private int nearest;
  private int near;
  private int left;
  private int right;
  private int top;
  private int bottom;

  /** Looks into {@code grid}, heeding the sign biases of this frame. */
  public NearVectors(ModeGrid grid, ReferenceUpdate references) {
    this.grid = grid;
    inverted[Mode.GOLDEN] = references.goldenInverted();
    inverted[Mode.ALTREF] = references.altrefInverted();
  }

  /** Looks around the macroblock at a place, which is going to use {@code reference}. */
  public void survey(int column, int row, int reference) {
    left = -64 * column - MARGIN;
    right = 64 * (grid.columns - 1 - column) + MARGIN;
    top = -64 * row - MARGIN;
    bottom = 64 * (grid.rows - 1 - row) + MARGIN;
    int here = grid.index(column, row);
    int above = here - grid.stride;
    found[1] = 0;
    found[2] = 0;
    weights[0] = 0;
    weights[1] = 0;
    weights[2] = 0;
    weights[3] = 0;
    count = 0;
    weigh(above, reference, 2);
    weigh(here - 1, reference, 2);
    weigh(above - 1, reference, 1);
    if (weights[3] != 0 && found[3] == found[1]) {
      weights[1]++;
    }
    weights[3] = 2 * split(above) + 2 * split(here - 1) + split(above - 1);
    rank();
  }

  /** Probabilities of {@link testbed.vp8.entropy.Trees#INTER_MODE} here, written to the target. */
  public void modeProbabilities(byte[] target) {
    for (int node = 0; node < 4; node++) {
      target[node] = FixedProbabilities.INTER_MODES[4 * weights[node] + node];
    }
  }

  /** The vector that explicit vectors are coded against. */
  public int best() {
    return best;
  }

  /** The vector of mode {@code NEAREST}. */
  public int nearest() {
    return nearest;
  }

  /** The vector of mode {@code NEAR}. */
  public int near() {
    return near;
  }

  /** The vector moved to where its block still touches the picture's surroundings. */
  public int clamp(int vector) {
    return MotionVector.of(
        Math.min(Math.max(MotionVector.horizontal(vector), left), right),
        Math.min(Math.max(MotionVector.vertical(vector), top), bottom));
  }

  private void weigh(int neighbour, int reference, int weight) {
    int other = grid.references[neighbour];
    if (other == Mode.INTRA) {
      return;
    }
    int vector = grid.vectors[16 * neighbour + 15];
    if (vector == 0) {
      weights[0] += weight;
      return;
    }
    if (inverted[other] != inverted[reference]) {
      vector = MotionVector.inverse(vector);
    }
    if (count == 0 || vector != found[count]) {
      found[++count] = vector;
    }
    weights[count] += weight;
  }

  private int split(int neighbour) {
    return grid.lumaModes[neighbour] == Mode.SPLIT ? 1 : 0;
  }

  private void rank() {
    int first = found[1];
    int second = found[2];
    if (weights[2] > weights[1]) {
      int weight = weights[1];
      weights[1] = weights[2];
      weights[2] = weight;
      first = found[2];
      second = found[1];
    }
    nearest = clamp(first);
    near = clamp(second);
    best = weights[1] >= weights[0] ? nearest : clamp(0);
  }
}
