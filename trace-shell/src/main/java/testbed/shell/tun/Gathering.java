package testbed.shell.tun;

import testbed.timebase.Time;

/**
 * When packets crowd, the packet thread lets them gather for a while instead of being woken by
 * each, as network cards do (interrupt coalescing): being woken costs more than carrying a packet.
 * Packets then count as arrived up to {@value #LONGEST_NS} ns later than they came, and are taken
 * before anything is due. Confined to the packet thread.
 */
final class Gathering {
  static final long LONGEST_NS = 200 * Time.MICROSECOND;

  /**
   * How long before something is due the thread wants to be awake: it sleeps some 25 us longer than
   * asked, in one of a hundred times 65 us longer.
   */
  static final long READY_NS = 75 * Time.MICROSECOND;

  /** From this many packets in a millisecond on. */
  static final int CROWD = 40;

  /** Below this a pause costs more than being woken by each. */
  private static final long SHORTEST_NS = 25 * Time.MICROSECOND;

  /** Of the current millisecond: its beginning, and what it has brought so far. */
  private long countedFromNs;

  private int taken;

  /** Whether the last millisecond was crowded, and whether the last look found anything. */
  private boolean crowded;

  private boolean found;

  /** Says what time it is. */
  void advanceTo(long nowNs) {
    long elapsedNs = nowNs - countedFromNs;
    if (elapsedNs >= Time.MILLISECOND) {
      crowded = taken >= CROWD && elapsedNs < 2 * Time.MILLISECOND;
      taken = 0;
      countedFromNs = nowNs;
    }
  }

  /** Says how many packets the last look at the ports found. */
  void took(int packets) {
    taken += packets;
    found = packets > 0;
  }

  /**
   * How long to let packets gather now, or 0 to be woken by the next one.
   *
   * @param untilDueNs the time until something is due, or {@link Time#NEVER}
   */
  long pauseNs(long untilDueNs) {
    long pauseNs = crowded && found ? Math.min(LONGEST_NS, untilDueNs - READY_NS) : 0;
    return pauseNs < SHORTEST_NS ? 0 : pauseNs;
  }
}
