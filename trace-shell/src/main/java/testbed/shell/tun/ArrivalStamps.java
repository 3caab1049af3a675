package testbed.shell.tun;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import testbed.timebase.Clock;
import testbed.timebase.Time;

/**
 * When packets came at a port while the packet thread slept, by the kernel's own stamps. An idle
 * processor takes 50 to 200 us to wake; without them every packet that wakes it would count as that
 * much later than it came. Where the kernel gives no stamp a packet counts as arrived when it is
 * read. Confined to the packet thread.
 */
final class ArrivalStamps {
  /** Who is woken later than this is starved; rather was the machine's clock set. */
  private static final long LONGEST_NS = 100 * Time.MILLISECOND;

  private static final long SIOCGSTAMPNS = 0x8907;
  private static final long CLOCK_REALTIME = 0;

  private final Port port;
  private final Clock clock;
  private final MemorySegment stamp = Kernel.allocate(16);
  private final MemorySegment realTime = Kernel.allocate(16);
  private final MemorySegment oneByte = Kernel.allocate(8);

  /** Whether the stamps' socket may hold stamps of packets that are gone. */
  private boolean stale = true;

  /** The stamps of a port, told on {@code clock}. */
  ArrivalStamps(Port port, Clock clock) {
    this.port = port;
    this.clock = clock;
    if (port.hasStamps()) {
      readStamp(); // from the first time it is asked on, the kernel stamps
    }
  }

  /** A packet was read whose stamp nobody wants. */
  void skip() {
    stale = true;
  }

  /** Forgets the stamps of packets that were read without asking for theirs; before each sleep. */
  void forget() {
    if (stale && port.hasStamps() && port.stampFd() != port.fd()) {
      long read;
      do {
        read = Kernel.read(port.stampFd(), oneByte.address(), 1);
      } while (read >= 0);
    }
    stale = false;
  }

  /**
   * When the packet came that was just read, or the time now when the kernel does not say.
   *
   * @param earliestNs what the answer is not smaller than, up to now: when the sleep began, or when
   *     the packet before this one came
   */
  long arrivedNs(long earliestNs) {
    if (!port.hasStamps() || !nextStamp() || !readStamp()) {
      return clock.nowNs();
    }
    // In this order: what passes between the two makes the packet later, never earlier.
    Kernel.quick(Syscall.CLOCK_GETTIME, CLOCK_REALTIME, realTime.address(), 0);
    return arrivedNs(clock.nowNs(), earliestNs, nanos(realTime) - nanos(stamp));
  }

  /**
   * The time {@code agoNs} before {@code nowNs}, but neither after it nor before {@code
   * earliestNs}: the kernel stamps by the machine's clock, which may have been set meanwhile.
   */
  static long arrivedNs(long nowNs, long earliestNs, long agoNs) {
    return Math.max(Math.min(nowNs, earliestNs), nowNs - Math.clamp(agoNs, 0, LONGEST_NS));
  }

  /** Goes on to the stamp of the packet just read; of a packet socket it is there with it. */
  private boolean nextStamp() {
    return port.stampFd() == port.fd() || Kernel.read(port.stampFd(), oneByte.address(), 1) >= 0;
  }

  private boolean readStamp() {
    return Kernel.quick(Syscall.IOCTL, port.stampFd(), SIOCGSTAMPNS, stamp.address()) >= 0;
  }

  private static long nanos(MemorySegment timespec) {
    return timespec.get(ValueLayout.JAVA_LONG, 0) * Time.SECOND
        + timespec.get(ValueLayout.JAVA_LONG, 8);
  }
}
