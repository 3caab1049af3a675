package testbed.vp8.filter;

import testbed.vp8.entropy.Mode;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.frame.PlaneBuffer;
import testbed.vp8.header.FilterDeltas;
import testbed.vp8.header.LoopFilterHeader;
import testbed.vp8.header.SegmentFeatures;
import testbed.vp8.header.Segmentation;

/** Smooths the edges between and inside of a frame's macroblocks (RFC 6386, section 15). */
public final class LoopFilter {
  private final LoopFilterHeader header;
  private final boolean keyFrame;

  /** Levels by segment, reference and class of mode. */
  private final int[] levels = new int[4 * 4 * 4];

  /** The normal filter of each level above zero. */
  private final NormalFilter[] normal = new NormalFilter[64];

  private final Turned turned = new Turned();

  private LoopFilter(LoopFilterHeader header, Segmentation segmentation, boolean keyFrame) {
    this.header = header;
    this.keyFrame = keyFrame;
    for (int level = 1; level < normal.length; level++) {
      int interior = interior(level);
      normal[level] = new NormalFilter(2 * level + interior, interior, varianceThreshold(level));
    }
    for (int segment = 0; segment < 4; segment++) {
      int base = header.level();
      if (segmentation.enabled()) {
        SegmentFeatures features = segmentation.features();
        int value = features.filterLevels().at(segment);
        base = Math.clamp(features.absolute() ? value : base + value, 0, 63);
      }
      for (int i = 0; i < 16; i++) {
        levels[16 * segment + i] = level(base, i >> 2, i & 3);
      }
    }
  }

  /** A key frame's filter. */
  public static LoopFilter ofKeyFrame(LoopFilterHeader header, Segmentation segmentation) {
    return new LoopFilter(header, segmentation, true);
  }

  /** An inter frame's filter. */
  public static LoopFilter ofInterFrame(LoopFilterHeader header, Segmentation segmentation) {
    return new LoopFilter(header, segmentation, false);
  }

  /** Filters a whole frame in place. */
  public void apply(FrameBuffer frame, ModeGrid grid) {
    for (int row = 0; row < grid.rows; row++) {
      apply(frame, grid, row);
    }
  }

  /**
   * Filters the macroblocks of a row in place, which touches the lowest samples of the row above.
   */
  public void apply(FrameBuffer frame, ModeGrid grid, int row) {
    if (header.level() == 0) {
      return;
    }
    for (int column = 0; column < grid.columns; column++) {
      int here = grid.index(column, row);
      int level = level(grid, here);
      if (level != 0) {
        boolean inside = inside(grid, here);
        if (header.simple()) {
          simple(frame.y(), column, row, level, inside);
        } else {
          normal(frame, column, row, level, inside);
        }
      }
    }
  }

  private int level(int base, int reference, int modeClass) {
    if (!header.deltasEnabled()) {
      return base;
    }
    FilterDeltas deltas = header.deltas();
    int level = base + deltas.references().at(reference);
    if (reference != Mode.INTRA || modeClass == 0) {
      level += deltas.modes().at(modeClass);
    }
    return Math.clamp(level, 0, 63);
  }

  /** 0 subblocks, 1 zero motion (and whole intra modes), 2 other vectors, 3 split. */
  private static int modeClass(int mode) {
    return switch (mode) {
      case Mode.SUBBLOCKS -> 0;
      case Mode.NEAREST, Mode.NEAR, Mode.NEW -> 2;
      case Mode.SPLIT -> 3;
      default -> 1;
    };
  }

  private int interior(int level) {
    int sharpness = header.sharpness();
    int limit = level;
    if (sharpness > 0) {
      limit = Math.min(level >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
    }
    return Math.max(limit, 1);
  }

  private int varianceThreshold(int level) {
    if (keyFrame) {
      return level >= 40 ? 2 : level >= 15 ? 1 : 0;
    }
    return level >= 40 ? 3 : level >= 20 ? 2 : level >= 15 ? 1 : 0;
  }

  /**
   * Filters luma alone of the macroblocks of a row, as {@link #apply(FrameBuffer, ModeGrid, int)}
   * does.
   */
  public void applyToLuma(PlaneBuffer plane, ModeGrid grid, int row) {
    for (int column = 0; column < grid.columns; column++) {
      int here = grid.index(column, row);
      int level = level(grid, here);
      if (level != 0) {
        luma(plane, normal[level], column, row, inside(grid, here));
      }
    }
  }

  private int level(ModeGrid grid, int here) {
    int place = 16 * grid.segments[here] + 4 * grid.references[here];
    return levels[place + modeClass(grid.lumaModes[here])];
  }

  private static boolean inside(ModeGrid grid, int here) {
    return grid.coded[here] != 0 || Mode.withoutY2(grid.lumaModes[here]);
  }

  private void simple(PlaneBuffer plane, int column, int row, int level, boolean inside) {
    byte[] samples = plane.samples();
    int stride = plane.stride();
    int at = plane.index(16 * column, 16 * row);
    int inner = 2 * level + interior(level);
    int outer = inner + 4;
    int columns = inside ? 24 : 8;
    if (column > 0 || inside) {
      turned.fetch(samples, at - 4, stride, columns);
      for (int lane = 0; lane < 16; lane += Lanes.COUNT) {
        if (column > 0) {
          SimpleFilter.edge(turned.samples, 4 * Turned.STRIDE + lane, Turned.STRIDE, outer);
        }
        for (int i = 8; i < columns - 4; i += 4) {
          SimpleFilter.edge(turned.samples, i * Turned.STRIDE + lane, Turned.STRIDE, inner);
        }
      }
      turned.restore(samples, at - 4, stride, columns);
    }
    for (int lane = at; lane < at + 16; lane += Lanes.COUNT) {
      if (row > 0) {
        SimpleFilter.edge(samples, lane, stride, outer);
      }
      for (int i = 4; inside && i < 16; i += 4) {
        SimpleFilter.edge(samples, lane + i * stride, stride, inner);
      }
    }
  }

  private void normal(FrameBuffer frame, int column, int row, int level, boolean inside) {
    NormalFilter filter = normal[level];
    luma(frame.y(), filter, column, row, inside);
    chroma(frame, filter, column, row, inside);
  }

  private void luma(PlaneBuffer plane, NormalFilter filter, int column, int row, boolean inside) {
    byte[] samples = plane.samples();
    int stride = plane.stride();
    int at = plane.index(16 * column, 16 * row);
    if (column > 0 || inside) {
      int columns = inside ? 24 : 8;
      turned.fetch(samples, at - 4, stride, columns);
      edges(filter, column, inside ? 3 : 0);
      turned.restore(samples, at - 4, stride, columns);
    }
    if (row > 0) {
      filter.outer(samples, at, stride);
    }
    for (int i = 4; inside && i < 16; i += 4) {
      filter.inner(samples, at + i * stride, stride);
    }
  }

  /** Both chroma planes share the lanes of the filter. */
  private void chroma(FrameBuffer frame, NormalFilter filter, int column, int row, boolean inside) {
    byte[] u = frame.u().samples();
    byte[] v = frame.v().samples();
    int stride = frame.u().stride();
    int at = frame.u().index(8 * column, 8 * row);
    int inner = inside ? 1 : 0;
    if (column > 0 || inside) {
      int columns = inside ? 16 : 8;
      turned.fetchBoth(u, v, at - 4, stride, columns);
      edges(filter, column, inner);
      turned.restoreBoth(u, v, at - 4, stride, columns);
    }
    if (row > 0 || inside) {
      int rows = inside ? 12 : 8;
      turned.joinBoth(u, v, at - 4 * stride, stride, rows);
      edges(filter, row, inner);
      turned.partBoth(u, v, at - 4 * stride, stride, rows);
    }
  }

  /** Filters the edges in the scratch: the outer one unless at the picture's edge, inner ones. */
  private void edges(NormalFilter filter, int place, int inner) {
    if (place > 0) {
      filter.outer(turned.samples, 4 * Turned.STRIDE, Turned.STRIDE);
    }
    for (int i = 0; i < inner; i++) {
      filter.inner(turned.samples, (8 + 4 * i) * Turned.STRIDE, Turned.STRIDE);
    }
  }
}
