package testbed.video;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What an IVF file says about itself in its first 32 bytes.
 *
 * @param fourcc the codec, four characters such as {@code VP80}
 * @param width luma samples in a row
 * @param height luma rows
 * @param rateNumerator time stamp units in {@code rateDenominator} seconds
 * @param rateDenominator see {@code rateNumerator}
 * @param frames how many frames follow; some writers leave 0
 */
public record IvfHeader(
    String fourcc, int width, int height, int rateNumerator, int rateDenominator, int frames) {
  /** Bytes of the header. */
  static final int BYTES = 32;

  private static final byte[] MAGIC = "DKIF".getBytes(StandardCharsets.US_ASCII);

  /** A VP8 file at a whole number of frames per second. */
  public static IvfHeader vp8(int width, int height, int framesPerSecond) {
    return new IvfHeader("VP80", width, height, framesPerSecond, 1, 0);
  }

  IvfHeader withFrames(int count) {
    return new IvfHeader(fourcc, width, height, rateNumerator, rateDenominator, count);
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) 0)
        .putShort((short) BYTES)
        .put(fourcc.getBytes(StandardCharsets.ISO_8859_1))
        .putShort((short) width)
        .putShort((short) height)
        .putInt(rateNumerator)
        .putInt(rateDenominator)
        .putInt(frames)
        .array();
  }

  static IvfHeader parse(byte[] bytes, String source) throws VideoException {
    if (bytes.length < BYTES
        || !new String(bytes, 0, 4, StandardCharsets.US_ASCII).equals("DKIF")) {
      throw new VideoException(source + ": not an IVF file (it does not begin with DKIF)");
    }
    ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int headerBytes = fields.getShort(6);
    if (headerBytes != BYTES) {
      throw new VideoException(
          source + ": an IVF header has " + BYTES + " bytes, this one claims " + headerBytes);
    }
    return new IvfHeader(
        new String(bytes, 8, 4, StandardCharsets.ISO_8859_1),
        fields.getShort(12) & 0xffff,
        fields.getShort(14) & 0xffff,
        fields.getInt(16),
        fields.getInt(20),
        fields.getInt(24));
  }
}
