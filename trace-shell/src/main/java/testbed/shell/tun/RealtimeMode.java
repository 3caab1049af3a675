package testbed.shell.tun;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import testbed.timebase.Time;

/** How punctually the packet thread is woken; the best that the kernel grants. */
public enum RealtimeMode {
  /** Real-time priority; the last stretch before a deadline is spent awake. */
  FIFO("SCHED_FIFO 50, awake for the last 100 us", 100 * Time.MICROSECOND),
  /** An ordinary thread that is scheduled in short slices (Linux 6.12 and later). */
  SHORT_SLICE("ordinary priority, slice 100 us", 0),
  /** An ordinary thread. */
  ORDINARY("ordinary priority", 0);

  private static final long PR_SET_TIMERSLACK = 29;
  private static final long SCHED_FIFO = 1;
  private static final int PRIORITY = 50;
  private static final int SCHED_ATTR_BYTES = 56;
  private static final long SLICE_NS = 100_000;

  private final String text;
  private final long awakeNs;

  RealtimeMode(String text, long awakeNs) {
    this.text = text;
    this.awakeNs = awakeNs;
  }

  /** What it is, for people. */
  public String text() {
    return text;
  }

  /** How long before a deadline the thread stops sleeping. */
  long awakeNs() {
    return awakeNs;
  }

  /** Gets the best mode for the calling thread, and exact timers in any case. */
  static RealtimeMode enter() {
    try (Arena arena = Arena.ofConfined()) {
      attempt("timer slack", Syscall.PRCTL, PR_SET_TIMERSLACK, 1);
      MemorySegment priority = arena.allocateFrom(ValueLayout.JAVA_INT, PRIORITY);
      if (attempt("FIFO", Syscall.SCHED_SETSCHEDULER, 0, SCHED_FIFO, priority.address())) {
        return FIFO;
      }
      MemorySegment attributes = arena.allocate(SCHED_ATTR_BYTES, 8);
      attributes.set(ValueLayout.JAVA_INT, 0, SCHED_ATTR_BYTES);
      attributes.set(ValueLayout.JAVA_LONG, 24, SLICE_NS);
      return attempt("slice", Syscall.SCHED_SETATTR, 0, attributes.address(), 0)
          ? SHORT_SLICE
          : ORDINARY;
    }
  }

  private static boolean attempt(String what, Syscall call, long... arguments) {
    try {
      Kernel.call(what, call, arguments);
      return true;
    } catch (KernelException e) {
      return false;
    }
  }
}
