package testbed.analyzer.display;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The frame buffer of an X server, mapped into memory: a file in the format of {@code xwd} into
 * which the server paints. Pixels are 32 bits: blue, green, red, unused.
 */
final class FrameBuffer implements AutoCloseable {
  private static final ValueLayout.OfInt BIG =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt PIXEL =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int WIDTH_AT = 16;
  private static final int HEIGHT_AT = 20;
  private static final int BITS_AT = 44;
  private static final int STRIDE_AT = 48;
  private static final int COLOURS_AT = 76;
  private static final int COLOUR_BYTES = 12;
  private static final int BITS = 32;

  private final Arena arena;
  private final MemorySegment file;
  private final long pixelsAt;
  private final long stride;

  private FrameBuffer(Arena arena, MemorySegment file, long pixelsAt, long stride) {
    this.arena = arena;
    this.file = file;
    this.pixelsAt = pixelsAt;
    this.stride = stride;
  }

  /** Maps a file and checks that the area lies on the screen. */
  @SuppressWarnings("MustBeClosedChecker") // the arena is closed with the frame buffer
  static FrameBuffer map(Path path, ScreenArea area) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      long pixelsAt = file.get(BIG, 0) + (long) COLOUR_BYTES * file.get(BIG, COLOURS_AT);
      int width = file.get(BIG, WIDTH_AT);
      int height = file.get(BIG, HEIGHT_AT);
      if (file.get(BIG, BITS_AT) != BITS
          || area.x() + area.width() > width
          || area.y() + area.height() > height) {
        throw new IOException(
            "%s: the screen is %dx%d with %d bits a pixel; the video needs %d bits and %s"
                .formatted(path, width, height, file.get(BIG, BITS_AT), BITS, area));
      }
      return new FrameBuffer(arena, file, pixelsAt, file.get(BIG, STRIDE_AT));
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** Copies pixels of one row of the screen, 0xXXRRGGBB each. */
  void row(int x, int y, int[] target, int count) {
    MemorySegment.copy(file, PIXEL, pixelsAt + y * stride + 4L * x, target, 0, count);
  }

  @Override
  public void close() {
    arena.close();
  }
}
