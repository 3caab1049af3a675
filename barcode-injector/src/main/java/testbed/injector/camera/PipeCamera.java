package testbed.injector.camera;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import testbed.timebase.Clock;
import testbed.video.Y4mHeader;

/**
 * A camera that is a Y4M stream in a named pipe.
 *
 * <p>The pipe is made large enough for one picture where the kernel allows it, so that a picture is
 * handed over in one go even while the reader is busy. A picture counts as shown at the instant at
 * which its last byte has entered the pipe: from then on the reader can have all of it without
 * anybody's help, as with a filled buffer of a camera driver. While a picture is still entering,
 * the next one is lost. A reader that is slower than the clock therefore has at most two pictures
 * waiting, the younger one incomplete.
 */
public final class PipeCamera implements CameraPort {
  private static final int MODE = 0600;
  private static final int POLL_MS = 20;
  private static final long OPEN_RETRY_NS = 500_000;
  private static final long DRAIN_NS = 250_000_000;
  private static final long CLOSE_WAIT_MS = 1000;
  private static final long IDLE = -1;
  private static final byte[] FRAME = "FRAME\n".getBytes(StandardCharsets.US_ASCII);

  private final Path pipe;
  private final Y4mHeader header;
  private final Clock clock;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment frame;
  private final MemorySegment pollfd;

  private HandOver handOver;
  private Thread writer;
  private int fd = -1;

  /** The frame that the writer is to hand over, or {@link #IDLE}. */
  private volatile long pending = IDLE;

  private volatile boolean open;
  private volatile boolean closing;

  private PipeCamera(Path pipe, Y4mHeader header, Clock clock) {
    this.pipe = pipe;
    this.header = header;
    this.clock = clock;
    this.frame = arena.allocate(FRAME.length + (long) header.frameBytes(), 64);
    this.pollfd = arena.allocate(8, 8);
    MemorySegment.copy(FRAME, 0, frame, ValueLayout.JAVA_BYTE, 0, FRAME.length);
  }

  /**
   * Makes the named pipe.
   *
   * @param pipe a path that does not exist yet
   * @param clock stamps the instants of hand-over
   * @throws CameraException when the pipe cannot be made
   */
  public static PipeCamera create(Path pipe, Y4mHeader header, Clock clock) throws CameraException {
    int result = Libc.mkfifo(pipe.toString(), MODE);
    if (result < 0) {
      throw new CameraException(
          "camera pipe " + pipe + ": cannot be made: " + Libc.message(result));
    }
    return new PipeCamera(pipe, header, clock);
  }

  /** Where the system under test finds its camera. */
  public Path path() {
    return pipe;
  }

  @Override
  public void open(Duration timeout, HandOver handOver)
      throws CameraException, InterruptedException {
    this.handOver = handOver;
    long deadline = System.nanoTime() + timeout.toNanos();
    int flags = Libc.O_WRONLY | Libc.O_NONBLOCK | Libc.O_CLOEXEC;
    while ((fd = Libc.open(pipe.toString(), flags)) == -Libc.ENXIO) {
      if (System.nanoTime() >= deadline) {
        throw new CameraException(
            "camera pipe %s: nobody opened it within %d ms; did the sender start and is it told to read this pipe?"
                .formatted(pipe, timeout.toMillis()));
      }
      LockSupport.parkNanos(OPEN_RETRY_NS);
      if (Thread.interrupted()) {
        throw new InterruptedException("while waiting for a reader of " + pipe);
      }
    }
    if (fd < 0) {
      throw new CameraException("camera pipe " + pipe + ": cannot be opened: " + Libc.message(fd));
    }
    enlarge();
    open = true;
    writer = Thread.ofPlatform().daemon().name("camera " + pipe.getFileName()).start(this::feed);
  }

  /** Takes the largest size up to one picture that the kernel grants. */
  private void enlarge() {
    int wanted = Integer.highestOneBit((int) frame.byteSize() - 1) * 2;
    while (wanted > 1 << 16 && Libc.fcntl(fd, Libc.F_SETPIPE_SZ, wanted) < 0) {
      wanted /= 2;
    }
  }

  @Override
  public boolean offer(byte[] planar, long frameId) {
    if (!open || pending != IDLE) {
      return false;
    }
    MemorySegment.copy(planar, 0, frame, ValueLayout.JAVA_BYTE, FRAME.length, header.frameBytes());
    pending = frameId;
    LockSupport.unpark(writer);
    return true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  private void feed() {
    MemorySegment head = arena.allocateFrom(ValueLayout.JAVA_BYTE, header.toBytes());
    if (!writeAll(head)) {
      open = false;
      return;
    }
    while (!closing) {
      long id = pending;
      if (id == IDLE) {
        LockSupport.park(this);
      } else if (writeAll(frame)) {
        handOver.handedOver(id, clock.nowNs());
        pending = IDLE;
      } else {
        open = false;
        return;
      }
    }
  }

  /** Writes everything, or returns false when the reader has gone or the stream is to end. */
  private boolean writeAll(MemorySegment bytes) {
    long at = 0;
    while (at < bytes.byteSize()) {
      long n = Libc.write(fd, bytes.address() + at, bytes.byteSize() - at);
      if (n > 0) {
        at += n;
      } else if (n == -Libc.EAGAIN) {
        if (closing) {
          return false;
        }
        awaitRoom();
      } else if (n != -Libc.EINTR) {
        return false;
      }
    }
    return true;
  }

  private void awaitRoom() {
    pollfd.set(ValueLayout.JAVA_INT, 0, fd);
    pollfd.set(ValueLayout.JAVA_SHORT, 4, Libc.POLLOUT);
    Libc.poll(pollfd, POLL_MS);
  }

  /**
   * Ends the stream. A picture that the reader does not take within a quarter of a second is cut
   * off; the pipe's name stays for whoever made its folder to remove.
   */
  @Override
  public void close() {
    long patience = System.nanoTime() + DRAIN_NS;
    while (open && pending != IDLE && System.nanoTime() < patience) {
      LockSupport.parkNanos(OPEN_RETRY_NS);
    }
    closing = true;
    boolean ended = true;
    if (writer != null) {
      LockSupport.unpark(writer);
      try {
        ended = writer.join(Duration.ofMillis(CLOSE_WAIT_MS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        ended = false;
      }
    }
    open = false;
    if (ended) {
      if (fd >= 0) {
        Libc.close(fd);
        fd = -1;
      }
      if (arena.scope().isAlive()) {
        arena.close();
      }
    }
  }
}
