package testbed.vp8;

import java.util.SplittableRandom;
import testbed.video.Raster;

/**
 * Lets the codec run on pictures that nobody sees, so that its code is compiled and its branches
 * are known before the first real picture comes: a cold codec needs several times as long for a
 * frame. The pictures are synthetic, move, and have the size of the real ones. Not thread-safe; the
 * code that it warms serves all threads.
 */
public final class WarmUp {
  private static final int PICTURES = 6;
  private static final int FINEST = 8;
  private static final int SPREAD = 100;
  private static final int STRIDE = 37;

  private final Encoder encoder = new Encoder();
  private final Raster[] pictures = new Raster[PICTURES];
  private State state;
  private int steps;

  /** A warm-up with pictures of this size, in samples. */
  public WarmUp(int width, int height) {
    state = State.initial(width, height);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < PICTURES; i++) {
      pictures[i] = picture(width, height, i, random);
    }
  }

  /**
   * Analyses a picture, encodes it at two quantizers and decodes one of the two; the first step
   * makes a key frame, all others make inter frames. Returns the state that was reached.
   */
  public State step() {
    EncoderSettings fine = EncoderSettings.realtime(FINEST + steps * STRIDE % SPREAD);
    EncoderSettings coarse = fine.withQuantizer(fine.quantizer() + 10);
    Raster picture = pictures[steps % PICTURES];
    Analysis analysis = encoder.analyse(state, picture, fine);
    encoder.encode(state, picture, coarse, analysis);
    Encoded encoded = encoder.encode(state, picture, fine, analysis);
    try {
      state = Decoder.decode(state, encoded.frame()).state();
    } catch (Vp8Exception e) {
      throw new IllegalStateException("the decoder refuses what the encoder made", e);
    }
    state.hash();
    steps++;
    return state;
  }

  /** Waves of several lengths that shift, patches that do not, and a little noise. */
  private static Raster picture(int width, int height, int time, SplittableRandom random) {
    byte[] planar = new byte[Raster.byteCount(width, height)];
    for (int at = 0; at < planar.length; at++) {
      int x = at % width + 3 * time;
      int y = at / width - 2 * time;
      boolean still = (at % width >> 6) % 3 == 0;
      double wave = 50 * Math.sin(x / 7.0) * Math.cos(y / 11.0) + 20 * Math.sin(x * y / 900.0);
      int value = still ? 90 + (at % width * 5 + at / width * 3) % 64 : (int) (128 + wave);
      planar[at] = (byte) (at < width * height ? value + random.nextInt(4) : 112 + value / 8);
    }
    return Raster.ofPlanar(width, height, planar);
  }
}
