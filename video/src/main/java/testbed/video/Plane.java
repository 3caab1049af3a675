package testbed.video;

import java.util.Arrays;
import java.util.Objects;

/**
 * One plane of 8-bit samples, row by row without padding.
 *
 * <p>A plane that has been handed out is frozen: nobody writes into {@link #samples()} any more.
 * The array is shared and not copied, because pictures are the bulk of what this program moves.
 */
public final class Plane {
  private final int width;
  private final int height;
  private final byte[] samples;

  /**
   * Takes ownership of {@code samples}, which the caller must not write to afterwards.
   *
   * @param width samples in a row, at least 1
   * @param height rows, at least 1
   * @param samples exactly {@code width * height} of them
   */
  public Plane(int width, int height, byte[] samples) {
    if (width < 1 || height < 1 || samples.length != width * height) {
      throw new IllegalArgumentException(
          samples.length + " samples do not fill " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    this.samples = samples;
  }

  /** Samples in a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** The samples, row by row, stride = {@link #width()}. Read only, by agreement. */
  public byte[] samples() {
    return samples;
  }

  /** The sample at a place, 0 to 255. */
  public int at(int x, int y) {
    Objects.checkIndex(x, width);
    return samples[y * width + x] & 0xff;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Plane p
        && p.width == width
        && p.height == height
        && Arrays.equals(p.samples, samples);
  }

  @Override
  public int hashCode() {
    return Objects.hash(width, height, Arrays.hashCode(samples));
  }

  @Override
  public String toString() {
    return "Plane " + width + "x" + height;
  }
}
