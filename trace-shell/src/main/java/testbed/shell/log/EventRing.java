package testbed.shell.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import testbed.shell.link.DropReason;
import testbed.shell.link.LinkObserver;

/**
 * Carries what links do from the packet thread to the thread that writes it down: one producer, one
 * consumer, no locks, no garbage. When the consumer falls a whole ring behind, the producer waits
 * for it: a log with holes would be worse than a late packet, and the wait shows in the lateness.
 */
final class EventRing {
  private static final int WORDS = 3;
  private static final VarHandle WRITTEN;
  private static final VarHandle READ;

  static {
    try {
      WRITTEN = MethodHandles.lookup().findVarHandle(EventRing.class, "written", long.class);
      READ = MethodHandles.lookup().findVarHandle(EventRing.class, "read", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final int ARRIVED = 0;
  private static final int OPPORTUNITY = 1;
  private static final int DEPARTED = 2;
  private static final int DROPPED = 3;
  private static final int CHANGED = 4;

  private final long[] words;

  /** The reason of a drop, or the text of a change; beside other events, what was there before. */
  private final Object[] notes;

  private final int mask;

  /** Accessed through the handles. */
  @SuppressWarnings("unused")
  private long written;

  @SuppressWarnings("unused")
  private long read;

  /** The producer's own count, and the last value of the consumer's that it saw. */
  private long produced;

  private long readSeen;

  EventRing(int capacityLog2) {
    words = new long[WORDS << capacityLog2];
    notes = new Object[1 << capacityLog2];
    mask = (1 << capacityLog2) - 1;
  }

  /** An observer that puts what it is told into this ring, for the producer's thread. */
  LinkObserver tap(int direction) {
    return new Tap(direction);
  }

  private final class Tap implements LinkObserver {
    private final long direction;

    Tap(int direction) {
      this.direction = (long) direction << 8;
    }

    @Override
    public void arrived(long atNs, int bytes) {
      put(ARRIVED | direction, bytes, atNs, 0, null);
    }

    @Override
    public void opportunity(long atNs, int bytes) {
      put(OPPORTUNITY | direction, bytes, atNs, 0, null);
    }

    @Override
    public void departed(long atNs, int bytes, long arrivedNs) {
      put(DEPARTED | direction, bytes, atNs, arrivedNs, null);
    }

    @Override
    public void dropped(long atNs, int bytes, DropReason reason) {
      put(DROPPED | direction, bytes, atNs, 0, reason);
    }

    @Override
    public void changed(long atNs, String what) {
      put(CHANGED | direction, 0, atNs, 0, what);
    }
  }

  private void put(long kind, int bytes, long atNs, long more, Object note) {
    while (produced - readSeen > mask) {
      readSeen = (long) READ.getAcquire(this);
      if (produced - readSeen > mask) {
        Thread.onSpinWait();
      }
    }
    int at = ((int) produced & mask) * WORDS;
    words[at] = kind | (long) bytes << 32;
    words[at + 1] = atNs;
    words[at + 2] = more;
    if (note != null) {
      notes[(int) produced & mask] = note;
    }
    produced++;
    WRITTEN.setRelease(this, produced);
  }

  /**
   * Tells the observers everything that has been put in since the last call; for the consumer.
   *
   * @return how many events that were
   */
  int drainTo(LinkObserver[] directions) {
    long from = (long) READ.getOpaque(this);
    long to = (long) WRITTEN.getAcquire(this);
    for (long i = from; i < to; i++) {
      long head = words[((int) i & mask) * WORDS];
      tell(directions[(int) (head >> 8) & 0xff], (int) i & mask);
      if ((i & 0xfff) == 0xfff) {
        READ.setRelease(this, i + 1);
      }
    }
    READ.setRelease(this, to);
    return (int) (to - from);
  }

  private void tell(LinkObserver observer, int place) {
    long head = words[place * WORDS];
    long atNs = words[place * WORDS + 1];
    int bytes = (int) (head >> 32);
    switch ((int) head & 0xff) {
      case ARRIVED -> observer.arrived(atNs, bytes);
      case OPPORTUNITY -> observer.opportunity(atNs, bytes);
      case DEPARTED -> observer.departed(atNs, bytes, words[place * WORDS + 2]);
      case CHANGED -> observer.changed(atNs, (String) notes[place]);
      default -> observer.dropped(atNs, bytes, (DropReason) notes[place]);
    }
  }
}
