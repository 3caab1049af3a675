package testbed.vp8.header;

import testbed.vp8.Vp8Exception;

/**
 * The uncompressed beginning of a frame (RFC 6386, section 9.1).
 *
 * @param keyFrame whether the frame needs no state
 * @param version 0 to 3: which reconstruction filter (0 six taps, 1 and 2 bilinear, 3 bilinear with
 *     whole-pixel chroma)
 * @param shown whether the frame is to be displayed
 * @param firstPartitionBytes size of the partition with header and modes
 * @param size the picture's size, of key frames; else null
 */
public record FrameTag(
    boolean keyFrame, int version, boolean shown, int firstPartitionBytes, FrameSize size) {
  /** Bytes of the tag of a key frame. */
  public static final int KEY_BYTES = 10;

  /** Bytes of the tag of an inter frame. */
  public static final int INTER_BYTES = 3;

  /** The largest first partition that the tag can announce. */
  public static final int LARGEST_FIRST_PARTITION = (1 << 19) - 1;

  /** Where the first partition begins. */
  public int bytes() {
    return keyFrame ? KEY_BYTES : INTER_BYTES;
  }

  /** Reads the tag of a frame. */
  public static FrameTag parse(byte[] frame) throws Vp8Exception {
    if (frame.length < INTER_BYTES) {
      throw new Vp8Exception("a frame of " + frame.length + " bytes has no room for its tag");
    }
    int bits = (frame[0] & 0xff) | ((frame[1] & 0xff) << 8) | ((frame[2] & 0xff) << 16);
    boolean key = (bits & 1) == 0;
    int version = (bits >> 1) & 7;
    if (version > 3) {
      throw new Vp8Exception("unknown bitstream version " + version + "; 0 to 3 are defined");
    }
    FrameSize size = key ? size(frame) : null;
    FrameTag tag = new FrameTag(key, version, ((bits >> 4) & 1) != 0, bits >> 5, size);
    if (tag.firstPartitionBytes > frame.length - tag.bytes()) {
      throw new Vp8Exception(
          "first partition of %d bytes, but the frame has only %d behind its tag"
              .formatted(tag.firstPartitionBytes, frame.length - tag.bytes()));
    }
    return tag;
  }

  private static FrameSize size(byte[] frame) throws Vp8Exception {
    if (frame.length < KEY_BYTES) {
      throw new Vp8Exception("a key frame of " + frame.length + " bytes has no room for its tag");
    }
    if (frame[3] != (byte) 0x9d || frame[4] != 0x01 || frame[5] != 0x2a) {
      throw new Vp8Exception(
          "a key frame's start code is 9d 01 2a, not %02x %02x %02x"
              .formatted(frame[3], frame[4], frame[5]));
    }
    int horizontal = (frame[6] & 0xff) | ((frame[7] & 0xff) << 8);
    int vertical = (frame[8] & 0xff) | ((frame[9] & 0xff) << 8);
    return FrameSize.checked(
        horizontal & 0x3fff, vertical & 0x3fff, horizontal >> 14, vertical >> 14);
  }

  /** Writes the tag to the beginning of {@code frame}. */
  public void write(byte[] frame) {
    int bits =
        (keyFrame ? 0 : 1) | (version << 1) | (shown ? 1 << 4 : 0) | (firstPartitionBytes << 5);
    frame[0] = (byte) bits;
    frame[1] = (byte) (bits >> 8);
    frame[2] = (byte) (bits >> 16);
    if (keyFrame) {
      frame[3] = (byte) 0x9d;
      frame[4] = 0x01;
      frame[5] = 0x2a;
      frame[6] = (byte) size.width();
      frame[7] = (byte) ((size.width() >> 8) | (size.horizontalScale() << 6));
      frame[8] = (byte) size.height();
      frame[9] = (byte) ((size.height() >> 8) | (size.verticalScale() << 6));
    }
  }
}
