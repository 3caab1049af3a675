package testbed.video;

import java.io.Closeable;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/**
 * Turns decoded frames of any pixel format into rasters of one size, limited range, BT.601.
 *
 * <p>Bicubic, exact rounding. A frame that does not name its matrix is taken as BT.601, one that
 * does not name its range as limited: then nothing is converted that need not be.
 */
final class Scaler implements Closeable {
  private final int width;
  private final int height;
  private final AVFrame scaled = avutil.av_frame_alloc();
  private final SwsContext context = swscale.sws_alloc_context();

  Scaler(int width, int height) throws VideoException {
    this.width = width;
    this.height = height;
    scaled.format(avutil.AV_PIX_FMT_YUV420P);
    scaled.width(width);
    scaled.height(height);
    scaled.color_range(avutil.AVCOL_RANGE_MPEG);
    scaled.colorspace(avutil.AVCOL_SPC_SMPTE170M);
    context.flags(swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INP);
    if (avutil.av_frame_get_buffer(scaled, 0) < 0) {
      throw new VideoException("no memory for a picture of " + width + "x" + height);
    }
  }

  /** Crops the frame to the shape of the target, in place, and scales it. */
  Raster scale(AVFrame frame) throws VideoException {
    convert(frame);
    int cw = Raster.chroma(width);
    int ch = Raster.chroma(height);
    return new Raster(plane(0, width, height), plane(1, cw, ch), plane(2, cw, ch));
  }

  /** The same, into planar samples that are there already. */
  void scale(AVFrame frame, byte[] planar) throws VideoException {
    convert(frame);
    int cw = Raster.chroma(width);
    int ch = Raster.chroma(height);
    copy(0, width, height, planar, 0);
    copy(1, cw, ch, planar, width * height);
    copy(2, cw, ch, planar, width * height + cw * ch);
  }

  private void convert(AVFrame frame) throws VideoException {
    crop(frame);
    name(frame);
    int rows = swscale.sws_scale_frame(context, scaled, frame);
    if (rows < 0) {
      throw new VideoException("a picture cannot be scaled (" + rows + ")");
    }
  }

  private Plane plane(int number, int w, int h) {
    byte[] samples = new byte[w * h];
    copy(number, w, h, samples, 0);
    return new Plane(w, h, samples);
  }

  private void copy(int number, int w, int h, byte[] target, int at) {
    int stride = scaled.linesize(number);
    for (int row = 0; row < h; row++) {
      scaled.data(number).position((long) row * stride).get(target, at + row * w, w);
    }
  }

  private void crop(AVFrame frame) throws VideoException {
    long wide = (long) frame.width() * height;
    long high = (long) frame.height() * width;
    if (wide > high) {
      int surplus = (int) (frame.width() - high / height) / 4 * 2;
      frame.crop_left(surplus);
      frame.crop_right(surplus);
    } else {
      int surplus = (int) (frame.height() - wide / width) / 4 * 2;
      frame.crop_top(surplus);
      frame.crop_bottom(surplus);
    }
    if (avutil.av_frame_apply_cropping(frame, avutil.AV_FRAME_CROP_UNALIGNED) < 0) {
      throw new VideoException("a picture cannot be cropped");
    }
  }

  /** Says what the frame leaves open, so that the scaler need not guess. */
  private static void name(AVFrame frame) {
    if (frame.colorspace() == avutil.AVCOL_SPC_UNSPECIFIED) {
      frame.colorspace(avutil.AVCOL_SPC_SMPTE170M);
    }
    if (frame.color_range() == avutil.AVCOL_RANGE_UNSPECIFIED) {
      frame.color_range(avutil.AVCOL_RANGE_MPEG);
    }
  }

  @Override
  public void close() {
    avutil.av_frame_free(scaled);
    swscale.sws_free_context(context);
  }
}
