package testbed.shell.tun;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import testbed.timebase.Time;

/** How punctually the packet thread is woken; the best that the kernel grants. */
public enum RealtimeMode {
  /** Real-time priority; the last stretch before a deadline is spent awake. */
  FIFO("SCHED_FIFO 50, awake for the last 100 to 300 us"),
  /** An ordinary thread that is scheduled in short slices (Linux 6.12 and later). */
  SHORT_SLICE("ordinary priority, slice 100 us"),
  /** An ordinary thread. */
  ORDINARY("ordinary priority");

  private static final long PR_SET_TIMERSLACK = 29;
  private static final long SCHED_FIFO = 1;
  private static final int PRIORITY = 50;
  private static final int SCHED_ATTR_BYTES = 56;
  private static final long SLICE_NS = 100_000;

  /**
   * A processor wakes up to 100 us late after 1 ms, and up to 170 us after 20 ms, in 99 of 100
   * times. What this adds to the awake time is at most a fiftieth of the time slept.
   */
  private static final long LEAST_LEAD_NS = 100 * Time.MICROSECOND;

  private static final long LEAD_SHARE = 50;
  private static final long MOST_LEAD_NS = 300 * Time.MICROSECOND;

  /** Who has no priority uses up what it is allowed to run by staying awake. */
  private static final long MOST_LEAD_WITHOUT_PRIORITY_NS = 200 * Time.MICROSECOND;

  private final String text;

  RealtimeMode(String text) {
    this.text = text;
  }

  /** What it is, for people. */
  public String text() {
    return text;
  }

  /** An alarm for a thread in this mode. */
  Alarm alarm() {
    return switch (this) {
      case FIFO -> new Alarm(LEAST_LEAD_NS, LEAD_SHARE, MOST_LEAD_NS);
      case SHORT_SLICE, ORDINARY -> new Alarm(0, LEAD_SHARE, MOST_LEAD_WITHOUT_PRIORITY_NS);
    };
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
