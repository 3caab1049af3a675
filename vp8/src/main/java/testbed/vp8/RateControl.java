package testbed.vp8;

import testbed.video.Raster;

/**
 * Steers the quantizer index towards a constant rate, one encoding for each picture: the size
 * prediction of the frame before names the index, and what was spent too much or too little is made
 * up for over the next frames. Not thread-safe.
 */
public final class RateControl {
  /** The first picture may take as much as so many others. */
  private static final int KEY_FRAME_WEIGHT = 8;

  /** Frames over which a deviation is made up for. */
  private static final int HORIZON = 12;

  private static final int LARGEST_STEP = 10;
  private static final int START = 40;

  private final double bytesPerFrame;
  private double surplus;
  private int quantizer = START;

  /** A control for so many bytes for each picture. */
  public RateControl(double bytesPerFrame) {
    if (!(bytesPerFrame > 0)) {
      throw new IllegalArgumentException(bytesPerFrame + " bytes for each frame");
    }
    this.bytesPerFrame = bytesPerFrame;
  }

  /** Encodes the next picture at the index that the rate asks for. */
  public Encoded encode(Encoder encoder, State state, Raster picture, EncoderSettings settings) {
    boolean first = !state.hasReferences();
    EncoderSettings now = settings.withQuantizer(quantizer);
    Encoded encoded =
        first
            ? encoder.encodeWithin(
                state, picture, now, (int) Math.ceil(bytesPerFrame * KEY_FRAME_WEIGHT))
            : encoder.encode(state, picture, now);
    if (first) {
      quantizer = encoded.sizes().quantizer();
      surplus = -Math.min(encoded.frame().length, bytesPerFrame * HORIZON / 2);
    } else {
      surplus += bytesPerFrame - encoded.frame().length;
      double target =
          bytesPerFrame + Math.clamp(surplus / HORIZON, -0.7 * bytesPerFrame, bytesPerFrame);
      int wanted = encoded.sizes().quantizerFor((int) target);
      quantizer = Math.clamp(wanted, quantizer - LARGEST_STEP, quantizer + LARGEST_STEP);
    }
    return encoded;
  }
}
