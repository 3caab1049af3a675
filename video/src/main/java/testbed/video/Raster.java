package testbed.video;

import java.util.Arrays;

/**
 * A frozen picture in 4:2:0: a luma plane and two chroma planes of half its size, rounded up.
 * Limited range (16 to 235) unless its source says otherwise.
 *
 * @param y luma
 * @param u blue difference (Cb)
 * @param v red difference (Cr)
 */
public record Raster(Plane y, Plane u, Plane v) {
  /** Checks that the planes belong together. */
  public Raster {
    int cw = chroma(y.width());
    int ch = chroma(y.height());
    if (u.width() != cw || u.height() != ch || v.width() != cw || v.height() != ch) {
      throw new IllegalArgumentException("chroma planes " + u + ", " + v + " do not fit luma " + y);
    }
  }

  /** Chroma samples for so many luma samples. */
  public static int chroma(int luma) {
    return (luma + 1) / 2;
  }

  /** Bytes of a picture of this size in planar 4:2:0. */
  public static int byteCount(int width, int height) {
    return width * height + 2 * chroma(width) * chroma(height);
  }

  /**
   * Cuts a picture out of planar 4:2:0 bytes (Y, then U, then V); the bytes are copied.
   *
   * @param planar at least {@link #byteCount} bytes
   */
  public static Raster ofPlanar(int width, int height, byte[] planar) {
    int luma = width * height;
    int cw = chroma(width);
    int ch = chroma(height);
    int end = luma + cw * ch;
    return new Raster(
        new Plane(width, height, Arrays.copyOfRange(planar, 0, luma)),
        new Plane(cw, ch, Arrays.copyOfRange(planar, luma, end)),
        new Plane(cw, ch, Arrays.copyOfRange(planar, end, end + cw * ch)));
  }

  /** Luma samples in a row. */
  public int width() {
    return y.width();
  }

  /** Luma rows. */
  public int height() {
    return y.height();
  }

  /** Writes the picture as planar 4:2:0 bytes and returns how many. */
  public int toPlanar(byte[] target, int offset) {
    int at = offset;
    for (Plane plane : new Plane[] {y, u, v}) {
      byte[] samples = plane.samples();
      System.arraycopy(samples, 0, target, at, samples.length);
      at += samples.length;
    }
    return at - offset;
  }

  /** The picture as planar 4:2:0 bytes. */
  public byte[] toPlanar() {
    byte[] planar = new byte[byteCount(width(), height())];
    toPlanar(planar, 0);
    return planar;
  }
}
