package testbed.vp8.frame;

import testbed.video.Plane;
import testbed.video.Raster;
import testbed.vp8.header.FrameSize;

/**
 * A frozen decoded picture that later frames refer to: whole macroblocks and a border of repeated
 * edge samples. Shared between states, never written to; thread-safe.
 */
public final class ReferenceFrame {
  private final FrameSize size;
  private final PlaneBuffer y;
  private final PlaneBuffer u;
  private final PlaneBuffer v;

  /** The hash once it is known; zero before. */
  private volatile long hash;

  ReferenceFrame(FrameSize size, PlaneBuffer y, PlaneBuffer u, PlaneBuffer v) {
    this.size = size;
    this.y = y;
    this.u = u;
    this.v = v;
  }

  /** The picture's size. */
  public FrameSize size() {
    return size;
  }

  /** Luma. */
  public PlaneBuffer y() {
    return y;
  }

  /** Blue difference. */
  public PlaneBuffer u() {
    return u;
  }

  /** Red difference. */
  public PlaneBuffer v() {
    return v;
  }

  /** The picture cropped to its size. */
  public Raster image() {
    int width = size.width();
    int height = size.height();
    int chromaWidth = Raster.chroma(width);
    int chromaHeight = Raster.chroma(height);
    return new Raster(
        crop(y, width, height),
        crop(u, chromaWidth, chromaHeight),
        crop(v, chromaWidth, chromaHeight));
  }

  /** A stable 64-bit hash of all samples of the whole macroblocks, computed once. */
  public long hash() {
    long known = hash;
    if (known == 0) {
      known = SampleHash.of(this);
      hash = known;
    }
    return known;
  }

  /** Whether two pictures have the same size and samples. */
  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof ReferenceFrame f
        && size.equals(f.size)
        && hash() == f.hash()
        && sameSamples(y, f.y)
        && sameSamples(u, f.u)
        && sameSamples(v, f.v);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash());
  }

  private static boolean sameSamples(PlaneBuffer a, PlaneBuffer b) {
    return java.util.Arrays.equals(a.samples(), b.samples());
  }

  private static Plane crop(PlaneBuffer plane, int width, int height) {
    byte[] samples = new byte[width * height];
    for (int row = 0; row < height; row++) {
      System.arraycopy(plane.samples(), plane.index(0, row), samples, row * width, width);
    }
    return new Plane(width, height, samples);
  }
}
