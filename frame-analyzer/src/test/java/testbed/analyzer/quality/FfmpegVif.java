package testbed.analyzer.quality;

import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import testbed.video.Plane;

/**
 * The {@code vif} filter of the FFmpeg libraries that the project carries: an independent witness.
 */
final class FfmpegVif {
  private static final String KEY = "lavfi.vif.scale.0";

  static {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR); // The filter prints its averages otherwise.
  }

  private FfmpegVif() {}

  /** Its finest scale, to six decimals. */
  static double of(Plane reference, Plane shown) {
    AVFilterGraph graph = avfilter.avfilter_graph_alloc();
    AVFrame result = avutil.av_frame_alloc();
    try {
      graph.nb_threads(1);
      AVFilterContext vif = filter(graph, "vif", null);
      AVFilterContext sink = filter(graph, "buffersink", null);
      AVFilterContext main = input(graph, vif, 0, shown);
      AVFilterContext other = input(graph, vif, 1, reference);
      check(avfilter.avfilter_link(vif, 0, sink, 0));
      check(avfilter.avfilter_graph_config(graph, null));
      feed(main, shown);
      feed(other, reference);
      check(avfilter.av_buffersink_get_frame(sink, result));
      AVDictionaryEntry finest = avutil.av_dict_get(result.metadata(), KEY, null, 0);
      return Double.parseDouble(finest.value().getString());
    } finally {
      avutil.av_frame_free(result);
      avfilter.avfilter_graph_free(graph);
    }
  }

  private static AVFilterContext input(
      AVFilterGraph graph, AVFilterContext vif, int pad, Plane plane) {
    String options =
        "video_size=%dx%d:pix_fmt=gray:time_base=1/25".formatted(plane.width(), plane.height());
    AVFilterContext source = filter(graph, "buffer", options);
    check(avfilter.avfilter_link(source, 0, vif, pad));
    return source;
  }

  private static AVFilterContext filter(AVFilterGraph graph, String name, String options) {
    AVFilterContext context = new AVFilterContext(null);
    check(
        avfilter.avfilter_graph_create_filter(
            context,
            avfilter.avfilter_get_by_name(name),
            name + graph.nb_filters(),
            options,
            (Pointer) null,
            graph));
    return context;
  }

  /** Gives a filter its only picture. */
  private static void feed(AVFilterContext source, Plane plane) {
    AVFrame frame = avutil.av_frame_alloc();
    try {
      frame.format(avutil.AV_PIX_FMT_GRAY8);
      frame.width(plane.width());
      frame.height(plane.height());
      frame.pts(0);
      check(avutil.av_frame_get_buffer(frame, 0));
      for (int y = 0; y < plane.height(); y++) {
        frame
            .data(0)
            .position((long) y * frame.linesize(0))
            .put(plane.samples(), y * plane.width(), plane.width());
      }
      check(avfilter.av_buffersrc_add_frame(source, frame));
      check(avfilter.av_buffersrc_add_frame(source, null));
    } finally {
      avutil.av_frame_free(frame);
    }
  }

  private static void check(int result) {
    if (result < 0) {
      throw new IllegalStateException("FFmpeg's vif filter failed with " + result);
    }
  }
}
