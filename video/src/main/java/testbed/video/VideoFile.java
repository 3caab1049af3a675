package testbed.video;

import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Decodes the first video stream of any file that FFmpeg reads, from its first picture to its last,
 * into rasters of a chosen size: limited range, BT.601. Not for several threads at once.
 */
public final class VideoFile implements Closeable {
  /** What FFmpeg takes plain text for. */
  private static final Set<String> TEXT = Set.of("ansi", "bintext", "xbin", "idf");

  private final Path file;
  private final AVFormatContext container;
  private final int stream;
  private final AVCodecContext decoder;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame decoded = avutil.av_frame_alloc();
  private final Scaler scaler;
  private final Format format;
  private boolean drained;

  /**
   * What a file says about itself.
   *
   * @param width luma samples in a row
   * @param height luma rows
   * @param framesPerSecond the nominal rate, at least 1
   * @param codec FFmpeg's name of the codec
   */
  public record Format(int width, int height, double framesPerSecond, String codec) {}

  private VideoFile(
      Path file, AVFormatContext container, int stream, AVCodecContext decoder, Scaler scaler) {
    this.file = file;
    this.container = container;
    this.stream = stream;
    this.decoder = decoder;
    this.scaler = scaler;
    this.format =
        new Format(
            decoder.width(), decoder.height(), rate(container.streams(stream)), name(decoder));
  }

  /**
   * Opens a file.
   *
   * @param width wanted, even; a file of another shape is cut at its longer sides first
   * @param height wanted, even
   * @throws VideoException when this is no video that can be decoded
   */
  public static VideoFile open(Path file, int width, int height) throws VideoException {
    if (!Files.isRegularFile(file)) {
      String what = Files.exists(file) ? "is not a regular file" : "no such video file";
      throw new VideoException(file + ": " + what);
    }
    avutil.av_log_set_level(avutil.AV_LOG_FATAL);
    AVFormatContext container = new AVFormatContext(null);
    int opened =
        avformat.avformat_open_input(
            container, file.toString(), (AVInputFormat) null, (AVDictionary) null);
    if (opened < 0) {
      throw fault(file, "not a video that FFmpeg knows", opened);
    }
    try {
      return open(file, container, new Scaler(width, height));
    } catch (VideoException | RuntimeException e) {
      avformat.avformat_close_input(container);
      throw e;
    }
  }

  private static VideoFile open(Path file, AVFormatContext container, Scaler scaler)
      throws VideoException {
    int probed = avformat.avformat_find_stream_info(container, (PointerPointer<?>) null);
    int stream =
        avformat.av_find_best_stream(
            container, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (probed < 0 || stream < 0) {
      throw fault(file, "holds no video", Math.min(probed, stream));
    }
    AVStream video = container.streams(stream);
    AVCodec codec = avcodec.avcodec_find_decoder(video.codecpar().codec_id());
    if (TEXT.contains(avcodec.avcodec_get_name(video.codecpar().codec_id()).getString())) {
      throw new VideoException(file + ": text, not video");
    }
    if (codec == null) {
      throw new VideoException(
          file + ": its codec is not built in; convert the file, e.g. ffmpeg -i IN -c:v libx264");
    }
    AVCodecContext decoder = avcodec.avcodec_alloc_context3(codec);
    int copied = avcodec.avcodec_parameters_to_context(decoder, video.codecpar());
    int ready =
        copied < 0 ? copied : avcodec.avcodec_open2(decoder, codec, (PointerPointer<?>) null);
    if (ready < 0 || decoder.width() < 1 || decoder.height() < 1) {
      avcodec.avcodec_free_context(decoder);
      throw fault(file, "cannot be decoded", ready);
    }
    return new VideoFile(file, container, stream, decoder, scaler);
  }

  /** What the file says about itself. */
  public Format format() {
    return format;
  }

  /** The next picture, or nothing at the end. */
  public Optional<Raster> next() throws VideoException {
    if (!decode()) {
      return Optional.empty();
    }
    try {
      return Optional.of(scaler.scale(decoded));
    } catch (VideoException e) {
      throw new VideoException(file + ": " + e.getMessage(), e);
    } finally {
      avutil.av_frame_unref(decoded);
    }
  }

  /** Passes over the next picture; false at the end. */
  public boolean skip() throws VideoException {
    boolean there = decode();
    avutil.av_frame_unref(decoded);
    return there;
  }

  private boolean decode() throws VideoException {
    while (true) {
      int got = avcodec.avcodec_receive_frame(decoder, decoded);
      if (got >= 0) {
        return true;
      }
      if (got == avutil.AVERROR_EOF()) {
        return false;
      }
      if (got != avutil.AVERROR_EAGAIN()) {
        throw fault(file, "damaged", got);
      }
      feed();
    }
  }

  /** Gives the decoder one more packet; damaged packets are passed over, as players do. */
  private void feed() {
    while (!drained) {
      int read = avformat.av_read_frame(container, packet);
      if (read < 0) {
        drained = true;
        avcodec.avcodec_send_packet(decoder, (AVPacket) null);
        return;
      }
      boolean ours = packet.stream_index() == stream;
      if (ours) {
        avcodec.avcodec_send_packet(decoder, packet);
      }
      avcodec.av_packet_unref(packet);
      if (ours) {
        return;
      }
    }
  }

  private static double rate(AVStream video) {
    AVRational average = video.avg_frame_rate();
    double rate = average.den() == 0 ? 0 : (double) average.num() / average.den();
    return rate >= 1 && rate <= 1000 ? rate : 30;
  }

  private static String name(AVCodecContext decoder) {
    return avcodec.avcodec_get_name(decoder.codec_id()).getString();
  }

  static VideoException fault(Path file, String what, int code) {
    byte[] text = new byte[256];
    avutil.av_strerror(code, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    String words = new String(text, 0, end, java.nio.charset.StandardCharsets.UTF_8);
    return new VideoException(file + ": " + what + " (" + words + ")");
  }

  @Override
  public void close() {
    scaler.close();
    avutil.av_frame_free(decoded);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(decoder);
    avformat.avformat_close_input(container);
  }
}
