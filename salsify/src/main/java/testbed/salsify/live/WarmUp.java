package testbed.salsify.live;

import java.util.Random;
import testbed.salsify.codec.CodecException;
import testbed.salsify.codec.Coded;
import testbed.salsify.codec.FunctionalCodec;
import testbed.timebase.Clock;
import testbed.timebase.Time;
import testbed.video.Raster;

/**
 * Runs a codec over pictures that nobody sees, so that its code is compiled before the first real
 * picture comes.
 */
public final class WarmUp {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 192;
  private static final int PICTURES = 8;
  private static final int QUANTIZER_STEP = 17;
  private static final int ENOUGH = 300;
  private static final int MOST = 4;

  private WarmUp() {}

  /**
   * Encodes and decodes for some seconds, or longer on a slow machine, until enough pictures went
   * through; returns how many.
   */
  public static <S> int run(FunctionalCodec<S> codec, long seconds, Clock clock) {
    long earliestNs = clock.nowNs() + seconds * Time.SECOND;
    long latestNs = clock.nowNs() + MOST * seconds * Time.SECOND;
    Raster[] pictures = pictures();
    S state = codec.initial(WIDTH, HEIGHT);
    int count = 0;
    try {
      while (clock.nowNs() < (count < ENOUGH ? latestNs : earliestNs)) {
        int quantizer = 3 + count * QUANTIZER_STEP % 120;
        Coded<S> coded = codec.encode(state, pictures[count % PICTURES], quantizer);
        S before = count == 0 ? codec.before(coded.frame()) : state;
        state = codec.decode(before, coded.frame()).state();
        count++;
      }
    } catch (CodecException e) {
      throw new IllegalStateException("the decoder refuses what the encoder made", e);
    }
    return count;
  }

  /** A textured picture that shifts, with some noise. */
  private static Raster[] pictures() {
    Random random = new Random(1);
    byte[] texture = new byte[256];
    for (int i = 0; i < texture.length; i++) {
      texture[i] = (byte) (60 + random.nextInt(120));
    }
    Raster[] pictures = new Raster[PICTURES];
    for (int n = 0; n < PICTURES; n++) {
      byte[] planar = new byte[Raster.byteCount(WIDTH, HEIGHT)];
      for (int i = 0; i < planar.length; i++) {
        int x = i % WIDTH + 3 * n;
        int y = i / WIDTH + 2 * n;
        int block = texture[(x / 5 * 31 + y / 7 * 17) & 255] & 0xff;
        planar[i] = (byte) (i < WIDTH * HEIGHT ? block + random.nextInt(6) : 128);
      }
      pictures[n] = Raster.ofPlanar(WIDTH, HEIGHT, planar);
    }
    return pictures;
  }
}
