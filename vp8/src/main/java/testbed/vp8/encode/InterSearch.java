package testbed.vp8.encode;

import testbed.vp8.State;
import testbed.vp8.entropy.Mode;
import testbed.vp8.frame.PlaneBuffer;
import testbed.vp8.frame.ReferenceFrame;
import testbed.vp8.predict.InterPredictor;
import testbed.vp8.predict.MotionVector;
import testbed.vp8.predict.NearVectors;

/** Chooses how to predict a macroblock from a reference frame. */
final class InterSearch {
  /** How far beyond the picture a block may lie, in samples; leaves room for the filter's taps. */
  private static final int REACH = 24;

  /** Differences per sample above which the search looks further away. */
  private static final int POOR = 5 * 256;

  private static final int UNKNOWN = -1;

  private final MotionCosts motion;
  private final MotionSearch search;
  private final SplitSearch split;
  private final TokenCosts tokens;
  private final Tradeoff tradeoff;
  private final ResidualCoder coder;
  private final InterPredictor predictor;
  private final NearVectors near;
  private final byte[] modeProbabilities = new byte[4];
  private final byte[] above = new byte[9];
  private final byte[] left = new byte[9];

  /** A Lagrangian that is not worth a search for a better one: hardly a coefficient survives. */
  private final int goodEnough;

  /** The reference that candidates are taken from at the moment. */
  private int offered;

  private int bestReference;
  private int bestMode;
  private int bestVector;
  private int bestBits;
  private int bestCost;
  private int bestDistance;
  private int zeroDistance;

  /** A vector whose distance need not be computed. */
  private int knownVector;

  /** Its distance, or {@link #UNKNOWN}. */
  private int knownDistance = UNKNOWN;

  InterSearch(
      Rates rates,
      ResidualCoder coder,
      NearVectors near,
      InterPredictor predictor,
      int goodEnough) {
    this.goodEnough = goodEnough;
    this.predictor = predictor;
    this.coder = coder;
    this.near = near;
    motion = rates.motion();
    tokens = rates.tokens();
    tradeoff = rates.tradeoff();
    search = new MotionSearch(motion);
    split = new SplitSearch(motion, tradeoff, near);
  }

  /**
   * Finds the vector with the least Lagrangian of Hadamard differences.
   *
   * @param referenceBits what naming the reference costs
   */
  void choose(Site site, ReferenceFrame from, int reference, int referenceBits) {
    begin(site, from, reference);
    bestCost = Integer.MAX_VALUE;
    consider(Mode.ZERO, 0, referenceBits);
    zeroDistance = bestDistance;
    considerNear(referenceBits);
    if (bestCost > goodEnough) {
      explore(site, referenceBits);
    }
  }

  /** Enters what {@link #choose} found for the last frame into a field. */
  void note(Site site, MotionField field) {
    field.set(site.column, site.row, bestVector, bestDistance, zeroDistance);
    site.grid.references[site.macroblock] = (byte) bestReference;
    site.grid.lumaModes[site.macroblock] = (byte) bestMode;
    site.grid.fillVectors(site.macroblock, bestVector);
  }

  /**
   * Chooses among the vector that a field has here and those of the neighbours, which may have
   * become others than the field's.
   */
  void follow(Site site, ReferenceFrame from, MotionField field, int referenceBits) {
    begin(site, from, Mode.LAST);
    bestCost = Integer.MAX_VALUE;
    int at = field.index(site.column, site.row);
    knownVector = field.vectors[at];
    knownDistance = field.distances[at];
    offer(Mode.ZERO, 0, field.zeroDistances[at], referenceBits + modeBits(Mode.ZERO));
    considerNear(referenceBits);
    offerNew(knownVector, knownDistance, referenceBits);
  }

  /** Chooses among a vector that was found against another state and those that need no search. */
  void reconsider(Site site, ReferenceFrame from, int reference, int vector, int referenceBits) {
    begin(site, from, reference);
    bestCost = Integer.MAX_VALUE;
    consider(Mode.ZERO, 0, referenceBits);
    considerNear(referenceBits);
    int row = MotionVector.vertical(vector);
    int column = MotionVector.horizontal(vector);
    if (isNew(vector) && search.within(row, column)) {
      offerNew(vector, search.distance(row, column), referenceBits);
    }
  }

  /** Looks for a better vector than those of {@link #reconsider} where they are all poor. */
  void exploreIfPoor(Site site, int referenceBits) {
    if (bestCost > 2 * goodEnough) {
      explore(site, referenceBits);
    }
  }

  /** Whether the choice is not worth a search for a better one. */
  boolean isGoodEnough() {
    return bestCost <= goodEnough;
  }

  /** Looks whether another reference does better without a search. */
  void chooseAlso(Site site, ReferenceFrame from, int reference, int referenceBits) {
    if (bestCost > goodEnough) {
      begin(site, from, reference);
      consider(Mode.ZERO, 0, referenceBits);
      considerNear(referenceBits);
    }
  }

  private void begin(Site site, ReferenceFrame from, int reference) {
    knownDistance = UNKNOWN;
    near.survey(site.column, site.row, reference);
    near.modeProbabilities(modeProbabilities);
    PlaneBuffer plane = from.y();
    int at = plane.index(16 * site.column, 16 * site.row);
    search.source(site.source.y, site.lumaSource, site.source.lumaStride);
    search.reference(plane.samples(), at, plane.stride());
    bound(site);
    offered = reference;
  }

  private void considerNear(int referenceBits) {
    if (near.nearest() != 0) {
      consider(Mode.NEAREST, near.nearest(), referenceBits);
    }
    if (near.near() != 0) {
      consider(Mode.NEAR, near.near(), referenceBits);
    }
  }

  /** The Lagrangian of the choice, in Hadamard differences. */
  int cost() {
    return bestCost;
  }

  /** Codes the choice and sets the attempt's Lagrangian. */
  void code(Site site, State state, BlockContexts contexts, SkipCosts skip, Attempt attempt) {
    ReferenceFrame from = state.reference(bestReference);
    attempt.reference = bestReference;
    attempt.lumaMode = bestMode;
    attempt.vector = bestVector;
    predictor.whole(site.target, from, site.column, site.row, bestVector);
    int plainError = site.lumaError() + site.chromaError();
    coder.lumaWithY2(site, attempt.residual);
    coder.chroma(site, attempt.residual);
    if (!attempt.residual.isEmpty()) {
      contexts.load(site.column, above, left);
      int tokenBits = attempt.residual.visit(tokens, above, left);
      int error = site.lumaError() + site.chromaError();
      // Half the usual worth of bits, since what is left out here is missing in later frames too.
      if (tradeoff.squared(plainError - error, -tokenBits / 2) > 0) {
        attempt.cost = tradeoff.squared(error, bestBits + skip.coded() + tokenBits);
        return;
      }
      attempt.residual.clear();
      predictor.whole(site.target, from, site.column, site.row, bestVector);
    }
    attempt.cost = tradeoff.squared(plainError, bestBits + skip.skipped());
  }

  /**
   * Codes the macroblock in parts, if that promises to be better than the choice, and sets the
   * attempt's Lagrangian. To be called while the neighbourhood of the last frame is surveyed.
   */
  boolean codeSplit(
      Site site, State state, BlockContexts contexts, FrameCosts costs, Attempt attempt) {
    ReferenceFrame from = state.last();
    begin(site, from, Mode.LAST);
    int wholeVector = bestReference == Mode.LAST ? bestVector : near.best();
    split.choose(site, from, search, wholeVector, attempt);
    int bits = costs.last() + modeBits(Mode.SPLIT) + split.bits();
    if (split.cost() + tradeoff.absolute(0, bits - split.bits()) >= bestCost) {
      return false;
    }
    attempt.reference = Mode.LAST;
    codeParts(site, state, contexts, costs, attempt);
    return true;
  }

  /**
   * Codes the macroblock in parts that were found against another state, if they can be written
   * here, and sets the attempt's Lagrangian.
   *
   * @param attempt has the reference, the layout and the vectors
   */
  boolean codeSplitAgain(
      Site site, State state, BlockContexts contexts, FrameCosts costs, Attempt attempt) {
    near.survey(site.column, site.row, attempt.reference);
    near.modeProbabilities(modeProbabilities);
    if (!split.price(site, attempt)) {
      return false;
    }
    codeParts(site, state, contexts, costs, attempt);
    return true;
  }

  private void codeParts(
      Site site, State state, BlockContexts contexts, FrameCosts costs, Attempt attempt) {
    ReferenceFrame from = state.reference(attempt.reference);
    int bits = costs.reference(attempt.reference) + modeBits(Mode.SPLIT) + split.bits();
    SkipCosts skip = costs.skip();
    attempt.lumaMode = Mode.SPLIT;
    predictor.split(site.target, from, site.column, site.row, attempt.vectors, 0, attempt.layout);
    coder.lumaWithoutY2(site, attempt.residual);
    coder.chroma(site, attempt.residual);
    int error = site.lumaError() + site.chromaError();
    if (attempt.residual.isEmpty()) {
      attempt.cost = tradeoff.squared(error, bits + skip.skipped());
    } else {
      contexts.load(site.column, above, left);
      int tokenBits = attempt.residual.visit(tokens, above, left);
      attempt.cost = tradeoff.squared(error, bits + skip.coded() + tokenBits);
    }
  }

  private void consider(int mode, int vector, int referenceBits) {
    int row = MotionVector.vertical(vector);
    int column = MotionVector.horizontal(vector);
    if (search.within(row, column)) {
      boolean known = vector == knownVector && knownDistance != UNKNOWN;
      int distance = known ? knownDistance : search.distance(row, column);
      offer(mode, vector, distance, referenceBits + modeBits(mode));
    }
  }

  private void explore(Site site, int referenceBits) {
    int predicted = near.best();
    int row = MotionVector.vertical(predicted);
    int column = MotionVector.horizontal(predicted);
    search.predicted(row, column, tradeoff.absolute());
    search.clear();
    search.candidate(MotionVector.vertical(bestVector), MotionVector.horizontal(bestVector));
    search.candidate(row, column);
    search.candidate(0, 0);
    int[] vectors = site.grid.vectors;
    int neighbour = 16 * (site.macroblock - site.grid.stride + 1) + 15;
    search.candidate(
        MotionVector.vertical(vectors[neighbour]), MotionVector.horizontal(vectors[neighbour]));
    if (search.cost() > POOR) {
      search.leap(16);
      search.leap(8);
      search.leap(4);
    }
    search.walk();
    search.refine();
    int vector = MotionVector.of(search.column(), search.row());
    offerNew(vector, search.distance(search.row(), search.column()), referenceBits);
  }

  private void offerNew(int vector, int distance, int referenceBits) {
    int rows = MotionVector.vertical(vector) - MotionVector.vertical(near.best());
    int columns = MotionVector.horizontal(vector) - MotionVector.horizontal(near.best());
    if (isNew(vector) && Math.max(Math.abs(rows), Math.abs(columns)) <= MotionCosts.LARGEST) {
      int bits = referenceBits + modeBits(Mode.NEW) + motion.of(rows, columns);
      offer(Mode.NEW, vector, distance, bits);
    }
  }

  private boolean isNew(int vector) {
    return vector != 0 && vector != near.nearest() && vector != near.near();
  }

  private void offer(int mode, int vector, int distance, int bits) {
    int cost = tradeoff.absolute(distance, bits);
    if (cost < bestCost) {
      bestCost = cost;
      bestReference = offered;
      bestMode = mode;
      bestVector = vector;
      bestBits = bits;
      bestDistance = distance;
    }
  }

  private void bound(Site site) {
    search.bounds(
        -16 * site.row - REACH,
        16 * (site.grid.rows - 1 - site.row) + REACH,
        -16 * site.column - REACH,
        16 * (site.grid.columns - 1 - site.column) + REACH);
  }

  private int modeBits(int mode) {
    int zero = modeProbabilities[0] & 0xff;
    if (mode == Mode.ZERO) {
      return BitCost.zero(zero);
    }
    int nearest = modeProbabilities[1] & 0xff;
    if (mode == Mode.NEAREST) {
      return BitCost.one(zero) + BitCost.zero(nearest);
    }
    int further = BitCost.one(zero) + BitCost.one(nearest);
    int nearer = modeProbabilities[2] & 0xff;
    if (mode == Mode.NEAR) {
      return further + BitCost.zero(nearer);
    }
    int split = modeProbabilities[3] & 0xff;
    return further + BitCost.one(nearer) + BitCost.of(mode == Mode.NEW ? 0 : 1, split);
  }
}
