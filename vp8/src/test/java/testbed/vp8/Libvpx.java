package testbed.vp8;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import testbed.video.Plane;
import testbed.video.Raster;

/** The codecs of reference for tests: libvpx, and libavcodec's own VP8 decoder. */
final class Libvpx {
  private Libvpx() {}

  /** Encodes pictures with options as the ffmpeg command would take them. */
  static List<byte[]> encode(List<Raster> pictures, Map<String, String> options) {
    AVCodec codec = avcodec_find_encoder_by_name("libvpx");
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.width(pictures.getFirst().width()).height(pictures.getFirst().height());
    context.pix_fmt(AV_PIX_FMT_YUV420P);
    context.time_base().num(1).den(30);
    AVDictionary dictionary = new AVDictionary(null);
    options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
    check(avcodec_open2(context, codec, dictionary), "open libvpx with " + options);
    av_dict_free(dictionary);
    AVFrame frame = av_frame_alloc();
    frame.width(context.width()).height(context.height()).format(AV_PIX_FMT_YUV420P);
    check(av_frame_get_buffer(frame, 0), "allocate a frame");
    List<byte[]> packets = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      check(av_frame_make_writable(frame), "write a frame");
      Raster picture = pictures.get(i);
      fill(frame, 0, picture.y());
      fill(frame, 1, picture.u());
      fill(frame, 2, picture.v());
      frame.pts(i);
      check(avcodec_send_frame(context, frame), "encode");
      drainPackets(context, packets);
    }
    check(avcodec_send_frame(context, null), "flush");
    drainPackets(context, packets);
    av_frame_free(frame);
    avcodec_free_context(context);
    return packets;
  }

  /** Decodes frames with libavcodec's own decoder; gives the shown pictures. */
  static List<Raster> decode(List<byte[]> packets) {
    return decode(avcodec_find_decoder(AV_CODEC_ID_VP8), packets);
  }

  /** Decodes frames with libvpx itself; gives the shown pictures. */
  static List<Raster> decodeByLibvpx(List<byte[]> packets) {
    return decode(avcodec_find_decoder_by_name("libvpx"), packets);
  }

  private static List<Raster> decode(AVCodec codec, List<byte[]> packets) {
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.thread_count(1);
    check(avcodec_open2(context, codec, (PointerPointer<?>) null), "open the decoder");
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    List<Raster> pictures = new ArrayList<>();
    for (byte[] bytes : packets) {
      try (BytePointer padded = new BytePointer(bytes.length + 64)) {
        padded.zero();
        padded.put(bytes, 0, bytes.length);
        packet.data(padded).size(bytes.length);
        check(avcodec_send_packet(context, packet), "decode");
        while (avcodec_receive_frame(context, frame) >= 0) {
          pictures.add(picture(frame));
        }
      }
    }
    packet.data(null).size(0);
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_free_context(context);
    return pictures;
  }

  private static void drainPackets(AVCodecContext context, List<byte[]> packets) {
    AVPacket packet = av_packet_alloc();
    while (avcodec_receive_packet(context, packet) >= 0) {
      byte[] bytes = new byte[packet.size()];
      packet.data().get(bytes);
      packets.add(bytes);
      av_packet_unref(packet);
    }
    av_packet_free(packet);
  }

  private static void fill(AVFrame frame, int index, Plane plane) {
    BytePointer target = frame.data(index);
    for (int row = 0; row < plane.height(); row++) {
      target
          .position((long) row * frame.linesize(index))
          .put(plane.samples(), row * plane.width(), plane.width());
    }
    target.position(0);
  }

  private static Raster picture(AVFrame frame) {
    int width = frame.width();
    int height = frame.height();
    int chromaWidth = Raster.chroma(width);
    int chromaHeight = Raster.chroma(height);
    return new Raster(
        plane(frame, 0, width, height),
        plane(frame, 1, chromaWidth, chromaHeight),
        plane(frame, 2, chromaWidth, chromaHeight));
  }

  private static Plane plane(AVFrame frame, int index, int width, int height) {
    byte[] samples = new byte[width * height];
    BytePointer source = frame.data(index);
    for (int row = 0; row < height; row++) {
      source.position((long) row * frame.linesize(index)).get(samples, row * width, width);
    }
    return new Plane(width, height, samples);
  }

  private static void check(int result, String what) {
    if (result < 0) {
      throw new IllegalStateException("libavcodec cannot " + what + ": " + result);
    }
  }
}
