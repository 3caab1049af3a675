package testbed.vp8;

import testbed.vp8.header.QuantizerIndices;
import testbed.vp8.transform.QuantizerSteps;

/**
 * What a frame would have come to at other quantizers, estimated from the coefficients of one
 * encoding without another.
 *
 * <p>The model: the coefficients at each place of each type of block follow a Laplace distribution,
 * whose width shows in how many of them survived quantization; a coarser or finer step then leaves
 * a known share of them. The estimated information is scaled so that it is right where it is known.
 * What is not coefficients (headers, modes, vectors) is taken to stay.
 */
public final class SizePrediction {
  /** Types of blocks times places in a block. */
  static final int CLASSES = 4 * 16;

  private final int quantizer;
  private final int fixedBytes;
  private final int coefficientBytes;
  private final int[] counts;
  private final int[] survivors;
  private final double known;

  /**
   * @param quantizer index that the frame was encoded with
   * @param fixedBytes bytes that are not coefficients
   * @param coefficientBytes bytes of coefficients
   * @param counts for each type and place, how many coefficients there were; owned from now on
   * @param survivors how many of them are not zero; owned from now on
   */
  public SizePrediction(
      int quantizer, int fixedBytes, int coefficientBytes, int[] counts, int[] survivors) {
    this.quantizer = quantizer;
    this.fixedBytes = fixedBytes;
    this.coefficientBytes = coefficientBytes;
    this.counts = counts;
    this.survivors = survivors;
    known = information(quantizer);
  }

  /** The index that the frame was encoded with. */
  public int quantizer() {
    return quantizer;
  }

  /** The estimated size in bytes at a quantizer index, 0 to 127. */
  public int bytesAt(int index) {
    return (int) Math.round(fixedBytes + coefficientBytes * information(index) / known);
  }

  /** The finest quantizer index whose estimated size is within so many bytes; else the coarsest. */
  public int quantizerFor(int bytes) {
    int low = 0;
    int high = EncoderSettings.COARSEST;
    while (low < high) {
      int middle = (low + high) / 2;
      if (bytesAt(middle) <= bytes) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private double information(int index) {
    QuantizerSteps here = QuantizerSteps.of(index, QuantizerIndices.of(index));
    QuantizerSteps there = QuantizerSteps.of(quantizer, QuantizerIndices.of(quantizer));
    double dc = (double) here.lumaDc() / there.lumaDc();
    double ac = (double) here.lumaAc() / there.lumaAc();
    double bits = 0;
    for (int i = 0; i < CLASSES; i++) {
      if (counts[i] > 0) {
        // Half a survivor more, so that a place where none survived is not taken for empty.
        double share = (survivors[i] + 0.5) / (counts[i] + 1);
        bits += counts[i] * bitsPerCoefficient(Math.pow(share, i % 16 == 0 ? dc : ac));
      }
    }
    return bits;
  }

  /** Whether a coefficient is zero, its sign, and its magnitude, which falls off geometrically. */
  private static double bitsPerCoefficient(double share) {
    double further = Math.pow(share, 1.5);
    return entropy(share) + share * (1 + entropy(further) / (1 - further));
  }

  private static double entropy(double share) {
    double rest = 1 - share;
    return -(share * Math.log(share) + rest * Math.log(rest)) / Math.log(2);
  }
}
