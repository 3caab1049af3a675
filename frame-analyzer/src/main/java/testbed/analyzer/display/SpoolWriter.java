package testbed.analyzer.display;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import testbed.video.Raster;

/**
 * Takes pictures from the capturing thread and writes them to disk on a thread of its own, so that
 * a slow disk does not hold up the looking.
 *
 * <p>Pictures pass through a ring of buffers that are made once for a picture size. The capturing
 * thread fills the buffer that {@link #free} gives it, and hands it on with {@link #put}. One
 * producer.
 */
final class SpoolWriter {
  private static final int RING_BYTES = 48 << 20;
  private static final int MIN_SLOTS = 4;
  private static final int MAX_SLOTS = 64;
  private static final long PARK_NS = 200_000;

  private final FileChannel file;
  private final Path path;
  private final long maxBytes;
  private final Thread thread;

  private ByteBuffer[] ring = new ByteBuffer[0];
  private int pictureBytes;
  private long longestBlockedNs;

  private final AtomicLong filled = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private volatile boolean finished;
  private volatile String failure;
  private final AtomicLong discarded = new AtomicLong();

  /**
   * A writer of a new capture file.
   *
   * @throws DisplayException when there can be no such file
   */
  static SpoolWriter create(Path path, long maxBytes) throws DisplayException {
    try {
      return new SpoolWriter(path, maxBytes);
    } catch (IOException e) {
      throw new DisplayException("capture file " + path + ": " + e.getMessage(), e);
    }
  }

  SpoolWriter(Path path, long maxBytes) throws IOException {
    this.path = path;
    this.maxBytes = maxBytes;
    this.file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    file.write(ByteBuffer.wrap(SpoolFormat.MAGIC));
    this.thread = Thread.ofPlatform().daemon().name("spool " + path.getFileName()).start(this::run);
  }

  /** Makes the ring for pictures of this size; waits until pictures of the old size are written. */
  void resize(int width, int height, SampleRange range) {
    await(filled.get());
    pictureBytes = SpoolFormat.HEAD_BYTES + Raster.byteCount(width, height);
    int slots = Math.clamp(RING_BYTES / pictureBytes, MIN_SLOTS, MAX_SLOTS);
    ring = new ByteBuffer[slots];
    for (int i = 0; i < slots; i++) {
      ring[i] = ByteBuffer.allocateDirect(pictureBytes).order(SpoolFormat.ORDER);
      ring[i].putInt(SpoolFormat.MARK_AT, SpoolFormat.PICTURE);
      ring[i].putInt(SpoolFormat.WIDTH_AT, width);
      ring[i].putInt(SpoolFormat.HEIGHT_AT, height);
      ring[i].putInt(SpoolFormat.RANGE_AT, code(range));
      for (int page = SpoolFormat.HEAD_BYTES; page < pictureBytes; page += 4096) {
        ring[i].put(page, (byte) 0);
      }
    }
  }

  private static int code(SampleRange range) {
    return switch (range) {
      case LIMITED -> SpoolFormat.LIMITED;
      case FULL -> SpoolFormat.FULL;
    };
  }

  /** The next buffer to fill; its samples begin at {@link SpoolFormat#HEAD_BYTES}. May wait. */
  ByteBuffer free() {
    if (filled.get() - written.get() >= ring.length) {
      long since = System.nanoTime();
      await(filled.get() - ring.length + 1);
      longestBlockedNs = Math.max(longestBlockedNs, System.nanoTime() - since);
    }
    return ring[(int) (filled.get() % ring.length)];
  }

  /** Hands on the buffer that {@link #free} gave. */
  void put(long seenNs) {
    ring[(int) (filled.get() % ring.length)].putLong(SpoolFormat.SEEN_AT, seenNs);
    filled.incrementAndGet();
    LockSupport.unpark(thread);
  }

  /**
   * How a capture went that is finished.
   *
   * @param end how it ended, unless it could not be stored
   * @param taken pictures that were put here
   * @param latestWakeNs see {@link CaptureSummary}
   */
  CaptureSummary summary(CaptureEnd end, long taken, long latestWakeNs) {
    return new CaptureSummary(
        failure == null ? end : new CaptureEnd.StorageFailed(failure),
        taken - discarded.get(),
        discarded.get(),
        longestBlockedNs,
        latestWakeNs);
  }

  /** Writes what is left and closes the file. */
  void finish() throws InterruptedException {
    finished = true;
    LockSupport.unpark(thread);
    thread.join();
  }

  private void await(long count) {
    while (written.get() < count) {
      LockSupport.parkNanos(PARK_NS);
    }
  }

  private void run() {
    try (FileChannel out = file) {
      while (true) {
        boolean last = finished;
        while (written.get() < filled.get()) {
          write(out, ring[(int) (written.get() % ring.length)]);
          written.incrementAndGet();
        }
        if (last) {
          return;
        }
        LockSupport.park(this);
      }
    } catch (IOException e) {
      failure = path + ": " + e.getMessage();
    }
  }

  private void write(FileChannel out, ByteBuffer picture) {
    if (failure != null) {
      discarded.incrementAndGet();
      return;
    }
    try {
      long before = out.position();
      if (before + pictureBytes > maxBytes) {
        failure = path + ": reached its limit of " + maxBytes + " bytes";
        discarded.incrementAndGet();
        return;
      }
      picture.clear();
      while (picture.hasRemaining()) {
        out.write(picture);
      }
    } catch (IOException e) {
      failure = path + ": " + e.getMessage() + "; is the disk full?";
      discarded.incrementAndGet();
    }
  }
}
