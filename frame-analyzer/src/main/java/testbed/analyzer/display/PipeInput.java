package testbed.analyzer.display;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The reading end of a named pipe that never blocks for good: it waits in slices of 10 ms and looks
 * whether it is to stop. One reading thread; {@link #stop} from any.
 */
final class PipeInput implements AutoCloseable {
  private static final int LARGEST_PIPE = 1 << 20;
  private static final int SLICE_MS = 10;
  private static final long SLICE_NS = SLICE_MS * 1_000_000L;
  private static final int REVENTS_AT = 6;

  private final int fd;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment pollfd = arena.allocate(8, 8);
  private final MemorySegment single = arena.allocate(1);
  private boolean opened;
  private boolean closed;
  private long latestWakeNs;
  private volatile boolean stopping;

  private PipeInput(int fd) {
    this.fd = fd;
    pollfd.set(ValueLayout.JAVA_INT, 0, fd);
    pollfd.set(ValueLayout.JAVA_SHORT, 4, Posix.POLLIN);
  }

  /** Opens without waiting for a writer, and makes the pipe as large as the kernel grants. */
  static PipeInput open(String path) throws DisplayException {
    int fd = Posix.open(path, Posix.O_RDONLY | Posix.O_NONBLOCK | Posix.O_CLOEXEC);
    if (fd < 0) {
      throw new DisplayException("display pipe " + path + ": " + Posix.message(fd));
    }
    Posix.fcntl(fd, Posix.F_SETPIPE_SZ, LARGEST_PIPE);
    return new PipeInput(fd);
  }

  /** Makes {@link #read} return soon. */
  void stop() {
    stopping = true;
  }

  /** Whether a writer ever opened the pipe. */
  boolean wasOpened() {
    return opened;
  }

  /** Whether the writer has closed the pipe and everything that it wrote has been read. */
  boolean isClosed() {
    return closed;
  }

  /** The most by which a slice of waiting without data ended too late. */
  long latestWakeNs() {
    return latestWakeNs;
  }

  /**
   * Reads into native memory.
   *
   * @return {@code length}, or fewer when the writer closed the pipe or {@link #stop} was called
   */
  long read(long address, long length) {
    long got = 0;
    while (got < length && !closed && !stopping) {
      long n = opened ? Posix.read(fd, address + got, length - got) : -Posix.EAGAIN;
      if (n > 0) {
        got += n;
      } else if (n == -Posix.EAGAIN) {
        awaitData();
      } else if (n != -Posix.EINTR) {
        closed = true;
      }
    }
    return got;
  }

  /** The next byte, or -1 where {@link #read} would return too few. */
  int readByte() {
    return read(single.address(), 1) == 1 ? single.get(ValueLayout.JAVA_BYTE, 0) & 0xff : -1;
  }

  private void awaitData() {
    long before = System.nanoTime();
    int ready = Posix.poll(pollfd, SLICE_MS);
    if (ready > 0) {
      opened = true;
      short events = pollfd.get(ValueLayout.JAVA_SHORT, REVENTS_AT);
      closed = (events & Posix.POLLIN) == 0;
    } else if (ready == 0) {
      latestWakeNs = Math.max(latestWakeNs, System.nanoTime() - before - SLICE_NS);
    }
  }

  @Override
  public void close() {
    Posix.close(fd);
    arena.close();
  }
}
