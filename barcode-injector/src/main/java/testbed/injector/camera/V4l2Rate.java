package testbed.injector.camera;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalDouble;

/**
 * A picture rate as Video4Linux writes it down ({@code struct v4l2_streamparm}): what is asked for,
 * and after the asking what was granted.
 */
public final class V4l2Rate {
  /** The request that sets a rate, {@code VIDIOC_S_PARM}, with {@link #memory()}. */
  public static final long SET = 0xc0cc_5616L;

  private static final int BYTES = 204;
  private static final int SECONDS_AT = 12;
  private static final int PICTURES_AT = 16;

  private final MemorySegment memory;

  private V4l2Rate(MemorySegment memory) {
    this.memory = memory;
  }

  /**
   * A wish: so many pictures in so many seconds.
   *
   * @param type of the buffers, 1 for capture and 2 for output
   */
  public static V4l2Rate wanted(Arena arena, int type, int pictures, int seconds) {
    MemorySegment memory = arena.allocate(BYTES, 8);
    memory.set(ValueLayout.JAVA_INT, 0, type);
    memory.set(ValueLayout.JAVA_INT, SECONDS_AT, seconds);
    memory.set(ValueLayout.JAVA_INT, PICTURES_AT, pictures);
    return new V4l2Rate(memory);
  }

  /** The structure for the kernel. */
  public MemorySegment memory() {
    return memory;
  }

  /** Pictures a second, empty where the driver does not say. */
  public OptionalDouble perSecond() {
    int seconds = memory.get(ValueLayout.JAVA_INT, SECONDS_AT);
    return seconds > 0
        ? OptionalDouble.of((double) memory.get(ValueLayout.JAVA_INT, PICTURES_AT) / seconds)
        : OptionalDouble.empty();
  }
}
