package testbed.injector;

import testbed.injector.source.SourceVideo;
import testbed.video.Raster;

/** Pictures of one grey, which tells their index. */
public record PlainSource(int width, int height, long frameCount) implements SourceVideo {
  @Override
  public int framesPerSecond() {
    return 30;
  }

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public String sha256() {
    return "0".repeat(64);
  }

  @Override
  public Raster frame(long index) {
    byte[] planar = new byte[Raster.byteCount(width, height)];
    java.util.Arrays.fill(planar, (byte) (16 + index));
    return Raster.ofPlanar(width, height, planar);
  }
}
