package testbed.analyzer.display;

import java.util.Arrays;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading;
import testbed.injector.mark.MarkRegion;
import testbed.injector.mark.Marks;

/**
 * Watches the two marks on a screen. Looking compares pixels only; marks are read when they
 * changed. One thread.
 */
final class MarkWatch {
  private final FrameBuffer screen;
  private final ScreenArea area;
  private final ColourPlanes colours;
  private final MarkLayout layout;
  private final Marks marks;
  private final MarkRegion[] regions;
  private final int[][] known;
  private final int[] row;
  private final byte[] luma;

  MarkWatch(FrameBuffer screen, ColourPlanes colours, MarkLayout layout) {
    this.screen = screen;
    this.area = colours.area();
    this.colours = colours;
    this.layout = layout;
    this.marks = new Marks(layout);
    this.regions = new MarkRegion[] {layout.upperLeft(), layout.lowerRight()};
    this.known = new int[regions.length][regions[0].width() * regions[0].height()];
    this.row = new int[regions[0].width()];
    this.luma = new byte[layout.width() * layout.height()];
  }

  /** Whether any pixel of the marks differs from the last look. */
  boolean changed() {
    boolean changed = false;
    for (int r = 0; r < regions.length; r++) {
      MarkRegion region = regions[r];
      int width = region.width();
      for (int y = 0; y < region.height(); y++) {
        screen.row(area.x() + region.x(), area.y() + region.y() + y, row, width);
        int at = y * width;
        if (!Arrays.equals(row, 0, width, known[r], at, at + width)) {
          System.arraycopy(row, 0, known[r], at, width);
          changed = true;
        }
      }
    }
    return changed;
  }

  /** Reads the marks as they are on the screen now. */
  MarkReading read() {
    for (MarkRegion region : regions) {
      for (int y = region.y(); y < region.y() + region.height(); y++) {
        int at = y * layout.width() + region.x();
        colours.luma(screen, region.x(), y, luma, at, region.width());
      }
    }
    return marks.readScaled(luma, layout.width(), layout.height());
  }
}
