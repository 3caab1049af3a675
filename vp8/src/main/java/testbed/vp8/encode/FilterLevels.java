package testbed.vp8.encode;

import testbed.vp8.EncoderSettings;
import testbed.vp8.EncoderSettings.Speed;
import testbed.vp8.filter.LoopFilter;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.frame.PlaneBuffer;
import testbed.vp8.header.FilterDeltas;
import testbed.vp8.header.FrameSize;
import testbed.vp8.header.LoopFilterHeader;
import testbed.vp8.header.Segmentation;

/** Chooses the level of the loop filter by trying a few on some of the macroblock rows. */
final class FilterLevels {
  /** Tried levels in sixteenths of the usual one. */
  private static final int[] TRIED = {8, 16, 26};

  /** The usual level in percent of the quantizer index. */
  private static final int USUAL = 38;

  private static final int STRONGEST = 63;

  /** Rows of a macroblock that the filter of the row below does not change. */
  private static final int SETTLED = 12;

  private final Source source;
  private final FrameBuffer trial;

  FilterLevels(FrameSize size, Source source) {
    this.source = source;
    trial = new FrameBuffer(size);
  }

  /** The buffer for trials; what it holds is nobody's. */
  FrameBuffer trial() {
    return trial;
  }

  /** The level that brings the picture, which is not filtered yet, nearest to the source. */
  int choose(FrameBuffer picture, ModeGrid grid, EncoderSettings settings, boolean key) {
    int step = settings.speed() == Speed.REALTIME ? 4 : 1;
    int usual = settings.quantizer() * USUAL / 100;
    int best = usual;
    long leastError = Long.MAX_VALUE;
    for (int sixteenths : TRIED) {
      int level = Math.min((usual * sixteenths + 8) / 16, STRONGEST);
      long error = error(picture, grid, filter(level, key), step);
      if (error < leastError) {
        leastError = error;
        best = level;
      }
    }
    return best;
  }

  private static LoopFilter filter(int level, boolean key) {
    LoopFilterHeader header = new LoopFilterHeader(false, level, 0, false, FilterDeltas.NONE);
    return key
        ? LoopFilter.ofKeyFrame(header, Segmentation.OFF)
        : LoopFilter.ofInterFrame(header, Segmentation.OFF);
  }

  private long error(FrameBuffer picture, ModeGrid grid, LoopFilter filter, int step) {
    PlaneBuffer plane = trial.y();
    long error = 0;
    for (int row = (step - 1) / 2; row < grid.rows; row += step) {
      copyAround(picture.y(), row);
      filter.applyToLuma(plane, grid, row);
      for (int column = 0; column < grid.columns; column++) {
        error +=
            BlockDistance.sse16(
                source.y,
                16 * row * source.lumaStride + 16 * column,
                source.lumaStride,
                plane.samples(),
                plane.index(16 * column, 16 * row),
                plane.stride(),
                SETTLED);
      }
    }
    return error;
  }

  private void copyAround(PlaneBuffer picture, int row) {
    int from = picture.index(0, 16 * row) - 8 * picture.stride();
    System.arraycopy(picture.samples(), from, trial.y().samples(), from, 24 * picture.stride());
  }
}
