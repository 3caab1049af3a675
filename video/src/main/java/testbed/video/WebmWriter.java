package testbed.video;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Writes a short video that browsers play: VP8 in WebM, by libvpx at its fastest, for the user
 * waits. Equal pictures give equal bytes. Not for several threads at once.
 */
public final class WebmWriter implements AutoCloseable {
  private static final int THREADS = 1;

  /** Negative: a fixed speed. A positive one follows the clock, and equal pictures would differ. */
  private static final String SPEED = "-8";

  private static final int KEY_EVERY = 60;

  private final Path file;
  private final AVFormatContext container;
  private final AVCodecContext encoder;
  private final AVStream stream;
  private final AVFrame frame = avutil.av_frame_alloc();
  private final AVPacket packet = avcodec.av_packet_alloc();
  private long written;
  private boolean failed;

  private WebmWriter(Path file, AVFormatContext container, AVCodecContext encoder) {
    this.file = file;
    this.container = container;
    this.encoder = encoder;
    this.stream = container.streams(0);
  }

  /**
   * Makes or replaces a file.
   *
   * @param width of all pictures, even
   * @param height of all pictures, even
   * @param framesPerSecond 1 to 240
   * @param kilobitsPerSecond about how large it becomes; pictures become coarser to keep to it
   * @throws VideoException when the file cannot be made or libvpx is not built in
   */
  public static WebmWriter create(
      Path file, int width, int height, int framesPerSecond, int kilobitsPerSecond)
      throws VideoException {
    avutil.av_log_set_level(avutil.AV_LOG_FATAL);
    AVCodec codec = avcodec.avcodec_find_encoder_by_name("libvpx");
    if (codec == null) {
      throw new VideoException(file + ": this FFmpeg was built without libvpx");
    }
    AVCodecContext encoder = avcodec.avcodec_alloc_context3(codec);
    encoder.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    encoder.time_base().num(1).den(framesPerSecond);
    encoder.framerate().num(framesPerSecond).den(1);
    encoder.bit_rate(kilobitsPerSecond * 1000L).gop_size(KEY_EVERY).thread_count(THREADS);
    encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    avutil.av_opt_set(encoder.priv_data(), "deadline", "realtime", 0);
    avutil.av_opt_set(encoder.priv_data(), "cpu-used", SPEED, 0);
    avutil.av_opt_set(encoder.priv_data(), "crf", "12", 0);
    AVFormatContext container = new AVFormatContext(null);
    int code =
        avformat.avformat_alloc_output_context2(
            container, (AVOutputFormat) null, "webm", file.toString());
    if (code >= 0) {
      container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
      code = avcodec.avcodec_open2(encoder, codec, (AVDictionary) null);
    }
    if (code >= 0) {
      code = begin(file, container, encoder);
    }
    WebmWriter writer = code < 0 ? null : new WebmWriter(file, container, encoder);
    if (writer == null) {
      avcodec.avcodec_free_context(encoder);
      avformat.avformat_free_context(container);
      throw VideoFile.fault(file, "cannot be written", code);
    }
    writer.frame.format(avutil.AV_PIX_FMT_YUV420P).width(width).height(height);
    writer.check(avutil.av_frame_get_buffer(writer.frame, 0), "no memory for a picture");
    return writer;
  }

  private static int begin(Path file, AVFormatContext container, AVCodecContext encoder) {
    AVStream stream = avformat.avformat_new_stream(container, null);
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(encoder.framerate());
    int code = avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder);
    AVIOContext io = new AVIOContext(null);
    if (code >= 0) {
      code = avformat.avio_open(io, file.toString(), avformat.AVIO_FLAG_WRITE);
    }
    if (code < 0) {
      return code;
    }
    container.pb(io);
    return avformat.avformat_write_header(container, (AVDictionary) null);
  }

  /** Appends a picture, one period after the one before. */
  public void write(Raster picture) throws VideoException {
    check(avutil.av_frame_make_writable(frame), "no memory for a picture");
    fill(0, picture.y());
    fill(1, picture.u());
    fill(2, picture.v());
    frame.pts(written++);
    check(avcodec.avcodec_send_frame(encoder, frame), "cannot be encoded");
    drain();
  }

  private void fill(int number, Plane plane) {
    BytePointer target = frame.data(number);
    byte[] samples = plane.samples();
    for (int row = 0; row < plane.height(); row++) {
      target.position((long) row * frame.linesize(number));
      target.put(samples, row * plane.width(), plane.width());
    }
  }

  private void drain() throws VideoException {
    while (avcodec.avcodec_receive_packet(encoder, packet) >= 0) {
      packet.stream_index(0);
      packet.duration(1);
      avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      check(avformat.av_interleaved_write_frame(container, packet), "cannot be written");
    }
  }

  private void check(int code, String what) throws VideoException {
    if (code < 0) {
      failed = true;
      throw VideoFile.fault(file, what, code);
    }
  }

  /** Writes what is still to come and closes the file. */
  @Override
  public void close() throws VideoException {
    try {
      if (!failed) {
        check(avcodec.avcodec_send_frame(encoder, (AVFrame) null), "cannot be encoded");
        drain();
        check(avformat.av_write_trailer(container), "cannot be written");
      }
    } finally {
      avutil.av_frame_free(frame);
      avcodec.av_packet_free(packet);
      avcodec.avcodec_free_context(encoder);
      avformat.avio_closep(container.pb());
      avformat.avformat_free_context(container);
    }
  }
}
