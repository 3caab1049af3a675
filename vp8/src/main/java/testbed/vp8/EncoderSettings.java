package testbed.vp8;

import java.util.Objects;

/**
 * How to encode a frame.
 *
 * @param quantizer quantizer index, 0 (finest) to 127 (coarsest)
 * @param speed how much time to spend on decisions
 * @param tokenPartitionsLog2 0 to 3: coefficients go into 1, 2, 4 or 8 partitions
 * @param keyFrame whether the frame must be decodable without any state
 */
public record EncoderSettings(
    int quantizer, Speed speed, int tokenPartitionsLog2, boolean keyFrame) {
  /** The coarsest quantizer index. */
  public static final int COARSEST = 127;

  /** How much time to spend on decisions. */
  public enum Speed {
    /** For live video. */
    REALTIME,
    /** Looks for better motion and intra modes everywhere, and tries filter levels on all rows. */
    GOOD
  }

  /** Checks the ranges. */
  public EncoderSettings {
    Objects.checkIndex(quantizer, COARSEST + 1);
    Objects.checkIndex(tokenPartitionsLog2, 4);
    Objects.requireNonNull(speed);
  }

  /** Settings for live video: an inter frame where the state allows, in one partition. */
  public static EncoderSettings realtime(int quantizer) {
    return new EncoderSettings(quantizer, Speed.REALTIME, 0, false);
  }

  /** The same settings with another quantizer index. */
  public EncoderSettings withQuantizer(int index) {
    return new EncoderSettings(index, speed, tokenPartitionsLog2, keyFrame);
  }

  /** The same settings, but for a frame that needs no state. */
  public EncoderSettings asKeyFrame() {
    return new EncoderSettings(quantizer, speed, tokenPartitionsLog2, true);
  }
}
