package testbed.injector.source;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import testbed.video.Raster;

/** A file of planar pictures, one after the other, mapped into memory for reading. */
final class Spool implements AutoCloseable {
  private final Arena arena;
  private final MemorySegment frames;
  private final int frameBytes;

  private Spool(Arena arena, MemorySegment frames, int frameBytes) {
    this.arena = arena;
    this.frames = frames;
    this.frameBytes = frameBytes;
  }

  /** Renders the first frames of a source into a new file, telling how many are done. */
  static void write(Path file, SourceVideo source, long count, LongConsumer progress)
      throws IOException {
    byte[] planar = new byte[Raster.byteCount(source.width(), source.height())];
    ByteBuffer bytes = ByteBuffer.wrap(planar);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long i = 0; i < count; i++) {
        source.copyFrame(i, planar);
        bytes.clear();
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        progress.accept(i + 1);
      }
    }
  }

  /** Maps a whole file and reads it once, so that no page is missing when time counts. */
  @SuppressWarnings("MustBeClosedChecker") // the arena is closed with the spool
  static Spool open(Path file, int frameBytes) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment all = in.map(MapMode.READ_ONLY, 0, in.size(), arena);
      all.load();
      return new Spool(arena, all, frameBytes);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  long count() {
    return frames.byteSize() / frameBytes;
  }

  void copy(long index, byte[] planar) {
    MemorySegment.copy(frames, ValueLayout.JAVA_BYTE, index * frameBytes, planar, 0, frameBytes);
  }

  @Override
  public void close() {
    arena.close();
  }
}
