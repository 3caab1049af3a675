package testbed.injector.source;

import java.nio.charset.StandardCharsets;
import testbed.injector.scene.Composer;
import testbed.video.Raster;

/**
 * The built-in video: somebody talking in front of a webcam, generated, never repeating. The same
 * seed, size and rate give the same bytes on every machine.
 *
 * <p>Frames may be asked for in any order, by one thread at a time.
 */
public final class GeneratedScene implements SourceVideo {
  /** The name under which the command knows this source. */
  public static final String NAME = "scene";

  /** Goes up whenever the pictures of a seed change. */
  private static final int REVISION = 1;

  private final long seed;
  private final int width;
  private final int height;
  private final int framesPerSecond;

  /** Made when the first frame is asked for: that takes a second, and most find theirs rendered. */
  private Composer composer;

  /**
   * A scene of which nothing is painted yet.
   *
   * @param width a multiple of 2, at least 128
   * @param height a multiple of 2, at least 72
   */
  public GeneratedScene(long seed, int width, int height, int framesPerSecond) {
    if (width % 2 != 0 || height % 2 != 0 || width < 128 || height < 72) {
      throw new IllegalArgumentException(
          "the scene cannot be " + width + "x" + height + ": even sizes from 128x72 on");
    }
    this.seed = seed;
    this.width = width;
    this.height = height;
    this.framesPerSecond = framesPerSecond;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int framesPerSecond() {
    return framesPerSecond;
  }

  @Override
  public long frameCount() {
    return Long.MAX_VALUE;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sha256() {
    String definition =
        "generated scene, revision %d, seed %d, %dx%d at %d"
            .formatted(REVISION, seed, width, height, framesPerSecond);
    return Sha256.hex(definition.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Raster frame(long index) {
    byte[] planar = new byte[Raster.byteCount(width, height)];
    copyFrame(index, planar);
    return Raster.ofPlanar(width, height, planar);
  }

  @Override
  public void copyFrame(long index, byte[] planar) {
    if (composer == null) {
      composer = new Composer(seed, width, height);
    }
    composer.compose(index, framesPerSecond, planar);
  }
}
