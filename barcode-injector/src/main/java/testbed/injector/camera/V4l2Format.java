package testbed.injector.camera;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * A picture format as Video4Linux writes it down ({@code struct v4l2_format}): what is asked for,
 * and after the asking what was granted.
 */
public final class V4l2Format {
  /** The request that sets a format, {@code VIDIOC_S_FMT}, with {@link #memory()}. */
  public static final long SET = 0xc0d0_5605L;

  /** Planar 4:2:0. */
  public static final int YU12 = fourcc("YU12");

  /** Packed 4:2:2. */
  public static final int YUYV = fourcc("YUYV");

  /** A JPEG picture each. */
  public static final int MJPG = fourcc("MJPG");

  private static final int BYTES = 208;
  private static final int WIDTH_AT = 8;
  private static final int HEIGHT_AT = 12;
  private static final int PIXELS_AT = 16;
  private static final int FIELD_AT = 20;
  private static final int COLOURS_AT = 32;
  private static final int PROGRESSIVE = 1;
  private static final int SMPTE170M = 1;

  private final MemorySegment memory;

  private V4l2Format(MemorySegment memory) {
    this.memory = memory;
  }

  /**
   * A wish.
   *
   * @param type of the buffers, 1 for capture and 2 for output
   */
  public static V4l2Format wanted(Arena arena, int type, int width, int height, int pixels) {
    MemorySegment memory = arena.allocate(BYTES, 8);
    memory.set(ValueLayout.JAVA_INT, 0, type);
    memory.set(ValueLayout.JAVA_INT, WIDTH_AT, width);
    memory.set(ValueLayout.JAVA_INT, HEIGHT_AT, height);
    memory.set(ValueLayout.JAVA_INT, PIXELS_AT, pixels);
    memory.set(ValueLayout.JAVA_INT, FIELD_AT, PROGRESSIVE);
    memory.set(ValueLayout.JAVA_INT, COLOURS_AT, SMPTE170M);
    return new V4l2Format(memory);
  }

  /** The structure for the kernel. */
  public MemorySegment memory() {
    return memory;
  }

  /** Whether the kernel left the wish as it was. */
  public boolean grants(int width, int height, int pixels) {
    return at(WIDTH_AT) == width && at(HEIGHT_AT) == height && at(PIXELS_AT) == pixels;
  }

  private int at(int offset) {
    return memory.get(ValueLayout.JAVA_INT, offset);
  }

  private static int fourcc(String name) {
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    return letters[0] | letters[1] << 8 | letters[2] << 16 | letters[3] << 24;
  }

  @Override
  public String toString() {
    int pixels = at(PIXELS_AT);
    StringBuilder name = new StringBuilder();
    for (int shift = 0; shift < 32; shift += 8) {
      name.append((char) (pixels >> shift & 0x7f));
    }
    return at(WIDTH_AT) + "x" + at(HEIGHT_AT) + " " + name;
  }
}
