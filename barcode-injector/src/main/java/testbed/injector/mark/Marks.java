package testbed.injector.mark;

import java.util.Arrays;
import java.util.Objects;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.injector.mark.MarkReading.Torn;
import testbed.injector.mark.MarkReading.Unreadable;
import testbed.video.Plane;
import testbed.video.Raster;

/**
 * Draws the marks of one layout into pictures and reads them back.
 *
 * <p>An instance owns scratch space: one thread each. Drawing allocates nothing with the default
 * mark.
 */
public final class Marks {
  private static final byte DARK = 16;
  private static final byte LIGHT = (byte) 235;
  private static final byte NEUTRAL = (byte) 128;

  private final MarkLayout layout;
  private final MarkCode code;
  private final byte[] modules;
  private final MarkSample upperLeft;
  private final MarkSample lowerRight;

  /** Marks for one layout. */
  public Marks(MarkLayout layout) {
    this.layout = Objects.requireNonNull(layout);
    this.code = layout.kind().code();
    this.modules = new byte[code.columns() * code.rows()];
    this.upperLeft = new MarkSample(layout, layout.upperLeft());
    this.lowerRight = new MarkSample(layout, layout.lowerRight());
  }

  /** Draws the standard marks into a planar 4:2:0 picture. */
  public static void stamp(byte[] planar, int width, int height, long frameId) {
    new Marks(MarkLayout.standard(width, height)).stamp(planar, frameId);
  }

  /** Reads the standard marks of a planar 4:2:0 picture of its sent size. */
  public static MarkReading read(byte[] planar, int width, int height) {
    return new Marks(MarkLayout.standard(width, height)).readScaled(planar, width, height);
  }

  /** Where the marks lie. */
  public MarkLayout layout() {
    return layout;
  }

  /**
   * Draws both marks: dark 16, light 235, chroma 128 below.
   *
   * @param planar a planar 4:2:0 picture of the layout's size
   * @param frameId 0 to {@link MarkLayout#maxId()}
   */
  public void stamp(byte[] planar, long frameId) {
    if (frameId < 0 || frameId > code.maxId()) {
      throw new IllegalArgumentException("frame id " + frameId + " does not fit the mark");
    }
    code.encode(frameId, modules);
    draw(planar, layout.upperLeft());
    draw(planar, layout.lowerRight());
  }

  /** Reads both marks of a picture; see {@link #readScaled}. */
  public MarkReading read(Plane luma) {
    return readScaled(luma.samples(), luma.width(), luma.height());
  }

  /**
   * Reads both marks. One legible mark is enough where the other one, though damaged, agrees with
   * it in most cells; without that agreement nothing is claimed.
   *
   * @param luma the luma samples of a picture, alone or with chroma behind them
   * @param width samples in a row; any size: the layout is scaled to it
   * @param height rows
   */
  public MarkReading readScaled(byte[] luma, int width, int height) {
    upperLeft.take(luma, width, height);
    lowerRight.take(luma, width, height);
    long first = upperLeft.decode(code);
    long second = lowerRight.decode(code);
    if (first != MarkCode.INVALID && second != MarkCode.INVALID) {
      return first == second ? new FrameSeen(first) : new Torn(first, second);
    }
    long one = first != MarkCode.INVALID ? first : second;
    if (one == MarkCode.INVALID) {
      return new Unreadable();
    }
    code.encode(one, modules);
    MarkSample other = first != MarkCode.INVALID ? lowerRight : upperLeft;
    return other.agreesWith(modules) ? new FrameSeen(one) : new Unreadable();
  }

  private void draw(byte[] planar, MarkRegion r) {
    int side = layout.module();
    int width = layout.width();
    for (int row = 0; row < r.height(); row++) {
      int from = (r.y() + row) * width + r.x();
      int base = row / side * code.columns();
      for (int column = 0; column < code.columns(); column++) {
        byte value = modules[base + column] == 1 ? DARK : LIGHT;
        int at = from + column * side;
        Arrays.fill(planar, at, at + side, value);
      }
    }
    int cw = Raster.chroma(width);
    int chromaBytes = cw * Raster.chroma(layout.height());
    int left = r.x() / 2;
    int right = Raster.chroma(r.x() + r.width());
    for (int y = r.y() / 2; y < Raster.chroma(r.y() + r.height()); y++) {
      int at = width * layout.height() + y * cw;
      Arrays.fill(planar, at + left, at + right, NEUTRAL);
      Arrays.fill(planar, at + chromaBytes + left, at + chromaBytes + right, NEUTRAL);
    }
  }
}
