package testbed.analyzer.display;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * The memory that a capturing Video4Linux device shares with this program: buffers that go back and
 * forth, one picture each. One thread.
 */
final class V4l2Buffers implements AutoCloseable {
  private static final long REQUEST = 0xc014_5608L;
  private static final long QUERY = 0xc058_5609L;
  private static final long QUEUE = 0xc058_560fL;
  private static final long DEQUEUE = 0xc058_5611L;
  private static final long STREAM_ON = 0x4004_5612L;
  private static final long STREAM_OFF = 0x4004_5613L;

  private static final int CAPTURE = 1;
  private static final int SHARED = 1;
  private static final int WANTED = 4;

  /** Places in {@code struct v4l2_buffer}, and its size. */
  private static final int BYTES = 88;

  private static final int TYPE_AT = 4;
  private static final int USED_AT = 8;
  private static final int FLAGS_AT = 12;
  private static final int SECONDS_AT = 24;
  private static final int MICROSECONDS_AT = 32;
  private static final int MEMORY_AT = 60;
  private static final int OFFSET_AT = 64;
  private static final int LENGTH_AT = 72;

  private static final int REQUEST_BYTES = 20;
  private static final int REQUEST_MEMORY_AT = 8;
  private static final int DAMAGED = 0x40;
  private static final int CLOCK_MASK = 0xe000;
  private static final int MONOTONIC = 0x2000;

  private final int fd;
  private final String name;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment buffer = arena.allocate(BYTES, 8);
  private final MemorySegment type = arena.allocateFrom(JAVA_INT, CAPTURE);
  private final ByteBuffer[] pictures = new ByteBuffer[WANTED];
  private final long[] addresses = new long[WANTED];
  private int mapped;

  private V4l2Buffers(int fd, String name) {
    this.fd = fd;
    this.name = name;
  }

  /**
   * Shares memory with a device whose format is set, and lets it run.
   *
   * @param name of the device, for messages
   * @throws DisplayException when the device does not want to
   */
  static V4l2Buffers share(int fd, String name) throws DisplayException {
    V4l2Buffers buffers = new V4l2Buffers(fd, name);
    try {
      buffers.map();
      buffers.check(
          Posix.ioctl(fd, STREAM_ON, buffers.type), "does not start; is another program using it?");
      return buffers;
    } catch (DisplayException e) {
      buffers.close();
      throw e;
    }
  }

  @SuppressWarnings("restricted") // the memory is the driver's
  private void map() throws DisplayException {
    MemorySegment request = arena.allocate(REQUEST_BYTES, 8);
    request.set(JAVA_INT, 0, WANTED);
    request.set(JAVA_INT, TYPE_AT, CAPTURE);
    request.set(JAVA_INT, REQUEST_MEMORY_AT, SHARED);
    check(Posix.ioctl(fd, REQUEST, request), "shares no memory");
    int granted = Math.min(WANTED, request.get(JAVA_INT, 0));
    for (int i = 0; i < granted; i++) {
      describe(i);
      check(Posix.ioctl(fd, QUERY, buffer), "shares no memory");
      long length = Integer.toUnsignedLong(buffer.get(JAVA_INT, LENGTH_AT));
      long offset = Integer.toUnsignedLong(buffer.get(JAVA_INT, OFFSET_AT));
      addresses[i] = Posix.mmap(fd, length, offset);
      check((int) Math.min(0, addresses[i]), "shares no memory");
      pictures[i] = MemorySegment.ofAddress(addresses[i]).reinterpret(length).asByteBuffer();
      mapped++;
      check(Posix.ioctl(fd, QUEUE, buffer), "takes no buffer");
    }
  }

  private void describe(int index) {
    buffer.fill((byte) 0);
    buffer.set(JAVA_INT, 0, index);
    buffer.set(JAVA_INT, TYPE_AT, CAPTURE);
    buffer.set(JAVA_INT, MEMORY_AT, SHARED);
  }

  /**
   * Hands on a picture that is there, and gives its buffer back.
   *
   * @return false when there is none yet
   */
  boolean take(Grabber.Taker taker) throws DisplayException {
    describe(0);
    int got = Posix.ioctl(fd, DEQUEUE, buffer);
    if (got == -Posix.EAGAIN || got == -Posix.EINTR) {
      return false;
    }
    check(got, "gave no picture; was it unplugged, or did its input lose the signal?");
    int flags = buffer.get(JAVA_INT, FLAGS_AT);
    if ((flags & DAMAGED) == 0) {
      ByteBuffer picture = pictures[buffer.get(JAVA_INT, 0)].clear();
      taker.take(picture.limit(buffer.get(JAVA_INT, USED_AT)), stampNs(flags));
    }
    check(Posix.ioctl(fd, QUEUE, buffer), "takes no buffer");
    return true;
  }

  private long stampNs(int flags) {
    if ((flags & CLOCK_MASK) != MONOTONIC) {
      return Grabber.NO_STAMP;
    }
    return buffer.get(JAVA_LONG, SECONDS_AT) * 1_000_000_000L
        + buffer.get(JAVA_LONG, MICROSECONDS_AT) * 1000L;
  }

  private void check(int result, String what) throws DisplayException {
    if (result < 0) {
      throw new DisplayException(
          "display device " + name + ": " + what + " (" + Posix.message(result) + ")");
    }
  }

  /** Stops the device and gives all memory back. */
  @Override
  public void close() {
    Posix.ioctl(fd, STREAM_OFF, type);
    for (int i = 0; i < mapped; i++) {
      Posix.munmap(addresses[i], pictures[i].capacity());
    }
    arena.close();
  }
}
