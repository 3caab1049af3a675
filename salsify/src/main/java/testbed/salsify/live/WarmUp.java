package testbed.salsify.live;

import java.util.List;
import testbed.salsify.codec.CodecException;
import testbed.salsify.codec.Coded;
import testbed.salsify.codec.Encodings;
import testbed.timebase.Clock;
import testbed.timebase.Time;
import testbed.video.Raster;

/**
 * Runs a codec over pictures that nobody sees, so that its code is compiled and its working memory
 * is there before the first real picture comes.
 */
public final class WarmUp {
  private static final int QUANTIZER_STEP = 17;
  private static final int BETTER = 40;
  private static final int MOST_PICTURES = 300;
  private static final int ENOUGH_SAMPLES = MOST_PICTURES * 320 * 192;
  private static final int MOST = 4;

  private WarmUp() {}

  /**
   * Encodes and decodes for some seconds, or longer on a slow machine, until enough pictures went
   * through; returns how many.
   */
  public static <S> int run(
      Encodings<S> encodings, RehearsalPictures pictures, long seconds, Clock clock) {
    long earliestNs = clock.nowNs() + seconds * Time.SECOND;
    long latestNs = clock.nowNs() + MOST * seconds * Time.SECOND;
    int enough = Math.min(MOST_PICTURES, ENOUGH_SAMPLES / (pictures.width() * pictures.height()));
    S state = encodings.codec().initial(pictures.width(), pictures.height());
    int count = 0;
    try {
      while (clock.nowNs() < (count < enough ? latestNs : earliestNs)) {
        Raster picture = pictures.get(count);
        int quantizer = BETTER + 3 + count * QUANTIZER_STEP % (120 - BETTER);
        List<Coded<S>> coded = encodings.of(state, picture, List.of(quantizer - BETTER, quantizer));
        byte[] frame = coded.get(count % 2).frame();
        S before = count == 0 ? encodings.codec().before(frame) : state;
        state = encodings.codec().decode(before, frame).state();
        count++;
      }
    } catch (CodecException e) {
      throw new IllegalStateException("the decoder refuses what the encoder made", e);
    }
    return count;
  }
}
