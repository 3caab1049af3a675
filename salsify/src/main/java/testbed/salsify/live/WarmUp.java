package testbed.salsify.live;

import java.util.List;
import testbed.salsify.codec.CodecException;
import testbed.salsify.codec.Coded;
import testbed.salsify.codec.Encodings;
import testbed.salsify.codec.FunctionalCodec;
import testbed.timebase.Clock;
import testbed.timebase.Time;

/**
 * Codes pictures that nobody sees, at the size of the call, so that the code is compiled and its
 * working memory is there before the first real picture comes. Each end practises what it will do,
 * and nothing else: compiling is most of the work.
 */
public final class WarmUp {
  private static final int QUANTIZER_STEP = 17;
  private static final int BETTER = 40;
  private static final int ENOUGH_SAMPLES = 60 * 640 * 360;
  private static final int MOST_PICTURES = 1000;
  private static final int MOST = 8;

  private final RehearsalPictures pictures;
  private final Clock clock;

  /** A warm-up on these pictures. */
  public WarmUp(RehearsalPictures pictures, Clock clock) {
    this.pictures = pictures;
    this.clock = clock;
  }

  /**
   * Encodes for some seconds, or longer on a slow machine, until enough pictures went through;
   * returns how many.
   */
  public <S> int encode(Encodings<S> encodings, long seconds) {
    Span span = new Span(seconds);
    S state = encodings.codec().initial(pictures.width(), pictures.height());
    int count = 0;
    while (span.goesOn(count)) {
      state = next(encodings, state, count).state();
      count++;
    }
    return count;
  }

  /**
   * Decodes frames of such pictures again and again, for as long as {@link #encode} would; returns
   * how many times.
   *
   * @param frames the first one a key frame
   */
  public <S> int decode(FunctionalCodec<S> codec, List<byte[]> frames, long seconds) {
    Span span = new Span(seconds);
    int count = 0;
    try {
      S before = codec.before(frames.getFirst());
      S state = before;
      while (span.goesOn(count)) {
        int number = count % frames.size();
        state = codec.decode(number == 0 ? before : state, frames.get(number)).state();
        count++;
      }
    } catch (CodecException e) {
      throw new IllegalStateException("the decoder refuses what it is to practise on", e);
    }
    return count;
  }

  private <S> Coded<S> next(Encodings<S> encodings, S state, int count) {
    int quantizer = BETTER + 3 + count * QUANTIZER_STEP % (120 - BETTER);
    List<Integer> quantizers = List.of(quantizer - BETTER, quantizer);
    return encodings.of(state, pictures.get(count), quantizers).get(count % 2);
  }

  /** How long to go on. */
  private final class Span {
    private final long earliestNs;
    private final long latestNs;
    private final int enough =
        Math.min(MOST_PICTURES, ENOUGH_SAMPLES / (pictures.width() * pictures.height()));

    Span(long seconds) {
      earliestNs = clock.nowNs() + seconds * Time.SECOND;
      latestNs = clock.nowNs() + MOST * seconds * Time.SECOND;
    }

    boolean goesOn(int count) {
      return clock.nowNs() < (count < enough ? latestNs : earliestNs);
    }
  }
}
