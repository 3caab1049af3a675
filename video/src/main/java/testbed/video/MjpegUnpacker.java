package testbed.video;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Unpacks pictures that are a JPEG each (MJPEG), with FFmpeg; also without Huffman tables, as many
 * grabbers send them. Full range becomes limited range.
 */
public final class MjpegUnpacker implements Unpacker {
  private final int width;
  private final int height;
  private final AVCodecContext decoder;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame decoded = avutil.av_frame_alloc();
  private final Scaler scaler;

  /**
   * For pictures of this size.
   *
   * @throws VideoException when there is no memory for them
   */
  public MjpegUnpacker(int width, int height) throws VideoException {
    avutil.av_log_set_level(avutil.AV_LOG_PANIC); // damage is fatal to it
    this.width = width;
    this.height = height;
    this.scaler = new Scaler(width, height);
    AVCodec codec = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_MJPEG);
    this.decoder = avcodec.avcodec_alloc_context3(codec);
    decoder.thread_count(1);
    if (avcodec.avcodec_open2(decoder, codec, (PointerPointer<?>) null) < 0) {
      close();
      throw new VideoException("the JPEG decoder cannot be opened");
    }
  }

  @Override
  public void unpack(ByteBuffer bytes, byte[] planar) throws VideoException {
    int count = bytes.remaining();
    if (avcodec.av_new_packet(packet, count) < 0) {
      throw new VideoException("no memory for a JPEG picture of " + count + " bytes");
    }
    packet.data().capacity(count).asByteBuffer().put(bytes);
    int sent = avcodec.avcodec_send_packet(decoder, packet);
    avcodec.av_packet_unref(packet);
    if (sent < 0 || avcodec.avcodec_receive_frame(decoder, decoded) < 0) {
      throw new VideoException(count + " bytes that are not a whole JPEG picture");
    }
    try {
      if (decoded.width() != width || decoded.height() != height) {
        throw new VideoException(
            "a JPEG picture of %dx%d in the place of %dx%d"
                .formatted(decoded.width(), decoded.height(), width, height));
      }
      scaler.scale(decoded, planar);
    } finally {
      avutil.av_frame_unref(decoded);
    }
  }

  @Override
  public void close() {
    scaler.close();
    avutil.av_frame_free(decoded);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(decoder);
  }
}
