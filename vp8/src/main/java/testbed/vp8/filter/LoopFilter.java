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

  private LoopFilter(LoopFilterHeader header, Segmentation segmentation, boolean keyFrame) {
    this.header = header;
    this.keyFrame = keyFrame;
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
    if (header.level() == 0) {
      return;
    }
    for (int row = 0; row < grid.rows; row++) {
      for (int column = 0; column < grid.columns; column++) {
        int here = grid.index(column, row);
        int mode = grid.lumaModes[here];
        int level = levels[16 * grid.segments[here] + 4 * grid.references[here] + modeClass(mode)];
        if (level != 0) {
          boolean inside = grid.coded[here] != 0 || Mode.withoutY2(mode);
          if (header.simple()) {
            simple(frame.y(), column, row, level, inside);
          } else {
            normal(frame, column, row, level, inside);
          }
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

  private void simple(PlaneBuffer plane, int column, int row, int level, boolean inside) {
    byte[] samples = plane.samples();
    int stride = plane.stride();
    int at = plane.index(16 * column, 16 * row);
    int inner = 2 * level + interior(level);
    int outer = inner + 4;
    if (column > 0) {
      SimpleFilter.edge(samples, at, 1, stride, outer);
    }
    if (inside) {
      for (int i = 4; i < 16; i += 4) {
        SimpleFilter.edge(samples, at + i, 1, stride, inner);
      }
    }
    if (row > 0) {
      SimpleFilter.edge(samples, at, stride, 1, outer);
    }
    if (inside) {
      for (int i = 4; i < 16; i += 4) {
        SimpleFilter.edge(samples, at + i * stride, stride, 1, inner);
      }
    }
  }

  private void normal(FrameBuffer frame, int column, int row, int level, boolean inside) {
    int interior = interior(level);
    int inner = 2 * level + interior;
    int threshold = varianceThreshold(level);
    normal(frame.y(), column, row, 16, inside, inner, interior, threshold);
    normal(frame.u(), column, row, 8, inside, inner, interior, threshold);
    normal(frame.v(), column, row, 8, inside, inner, interior, threshold);
  }

  private static void normal(
      PlaneBuffer plane,
      int column,
      int row,
      int side,
      boolean inside,
      int inner,
      int interior,
      int threshold) {
    byte[] samples = plane.samples();
    int stride = plane.stride();
    int at = plane.index(side * column, side * row);
    if (column > 0) {
      NormalFilter.outer(samples, at, 1, stride, side, inner + 4, interior, threshold);
    }
    if (inside) {
      for (int i = 4; i < side; i += 4) {
        NormalFilter.inner(samples, at + i, 1, stride, side, inner, interior, threshold);
      }
    }
    if (row > 0) {
      NormalFilter.outer(samples, at, stride, 1, side, inner + 4, interior, threshold);
    }
    if (inside) {
      for (int i = 4; i < side; i += 4) {
        int edge = at + i * stride;
        NormalFilter.inner(samples, edge, stride, 1, side, inner, interior, threshold);
      }
    }
  }
}
