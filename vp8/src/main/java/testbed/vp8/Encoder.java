package testbed.vp8;

import java.util.Optional;
import testbed.video.Raster;
import testbed.vp8.encode.FrameEncoder;
import testbed.vp8.encode.MotionField;
import testbed.vp8.header.FrameSize;

/**
 * The VP8 encoder: from a state and a picture to a frame and the next state.
 *
 * <p>The result is a function of the arguments alone. An instance keeps working memory between
 * calls and belongs to one thread at a time; several instances may encode from the same state at
 * once.
 */
public final class Encoder {
  /** Percent of a budget that is aimed at, since predictions err. */
  private static final int TARGET = 95;

  /** Percent of a budget that is worth no other attempt. */
  private static final int NEAR = 85;

  private final int threads;
  private FrameEncoder frames;

  /** An encoder that works in the caller's thread alone. */
  public Encoder() {
    this(1);
  }

  /**
   * An encoder that may work on a frame with several threads, to the same result.
   *
   * @param threads at least 1; with 2 or more a second one searches motion ahead of the first and
   *     filters while that writes
   */
  public Encoder(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread, not " + threads);
    }
    this.threads = threads;
  }

  /**
   * Encodes a picture. It becomes a key frame where the settings ask for one, where the state has
   * no references and where the picture's size is not the state's.
   *
   * <p>The same as {@link #encode(State, Raster, EncoderSettings, Analysis)} with the analysis for
   * these settings.
   */
  public Encoded encode(State state, Raster picture, EncoderSettings settings) {
    return frames(picture)
        .encode(state, picture, settings, isKey(state, picture, settings), Optional.empty());
  }

  /**
   * Finds out what encodings of a picture from a state at several quantizers have in common, to be
   * done once for all of them. The result depends on the arguments alone.
   *
   * @param settings their quantizer should be the finest of those that will be used: it says how
   *     thoroughly to search, and what bits are worth
   */
  public Analysis analyse(State state, Raster picture, EncoderSettings settings) {
    FrameEncoder encoder = frames(picture);
    return new Analysis(
        isKey(state, picture, settings)
            ? new MotionField(encoder.size())
            : encoder.analyse(state, picture, settings));
  }

  /**
   * Encodes a picture with the help of an analysis, in less time than without one.
   *
   * @param analysis of the same picture and state; that of another one makes a larger or a worse
   *     frame, though a valid one
   * @throws IllegalArgumentException if the analysis is of a picture of another size
   */
  public Encoded encode(State state, Raster picture, EncoderSettings settings, Analysis analysis) {
    FrameEncoder encoder = frames(picture);
    if (!analysis.motion().size().equals(encoder.size())) {
      throw new IllegalArgumentException("the analysis is of a picture of another size");
    }
    return encoder.encode(
        state, picture, settings, isKey(state, picture, settings), Optional.of(analysis.motion()));
  }

  private FrameEncoder frames(Raster picture) {
    FrameSize size = FrameSize.of(picture.width(), picture.height());
    if (frames == null || !frames.size().equals(size)) {
      frames = new FrameEncoder(size, threads);
    }
    return frames;
  }

  private static boolean isKey(State state, Raster picture, EncoderSettings settings) {
    return settings.keyFrame()
        || !state.hasReferences()
        || state.size().width() != picture.width()
        || state.size().height() != picture.height();
  }

  /**
   * Encodes a picture as well as fits into so many bytes. The first encoding's size prediction says
   * which quantizer to try next; of at most three encodings the largest that fits is returned, else
   * the smallest of all.
   *
   * @param settings with the quantizer index to begin with
   */
  public Encoded encodeWithin(State state, Raster picture, EncoderSettings settings, int bytes) {
    Encoded best = encode(state, picture, settings);
    Encoded last = best;
    int quantizer = settings.quantizer();
    for (int attempt = 1; attempt < 3; attempt++) {
      int next = last.sizes().quantizerFor(bytes * TARGET / 100);
      if (next == quantizer || isNear(last.frame().length, bytes)) {
        break;
      }
      quantizer = next;
      last = encode(state, picture, settings.withQuantizer(quantizer));
      best = better(best, last, bytes);
    }
    return best;
  }

  private static boolean isNear(int size, int bytes) {
    return size <= bytes && size >= bytes * NEAR / 100;
  }

  private static Encoded better(Encoded a, Encoded b, int bytes) {
    int x = a.frame().length;
    int y = b.frame().length;
    boolean aFits = x <= bytes;
    boolean bFits = y <= bytes;
    if (aFits && bFits) {
      return x >= y ? a : b;
    }
    return aFits || (!bFits && x <= y) ? a : b;
  }
}
