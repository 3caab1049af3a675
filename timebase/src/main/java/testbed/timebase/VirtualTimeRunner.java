package testbed.timebase;

import java.util.List;

/**
 * Runs agents in virtual time: the clock jumps to the next instant at which any of them has
 * something to do. The result depends on nothing but the agents: not on the machine, its load, or
 * the wall clock.
 *
 * <p>At one instant the agents are called in their given order, again and again, until none has
 * anything left to do at that instant.
 */
public final class VirtualTimeRunner implements Clock {
  /** More rounds than this at one instant mean that two agents keep waking each other. */
  private static final int MAX_ROUNDS_PER_INSTANT = 1_000_000;

  private final List<Agent> agents;
  private long nowNs;

  /**
   * A runner at time zero.
   *
   * @param agents in the order in which they are called at equal times
   */
  public VirtualTimeRunner(List<? extends Agent> agents) {
    this.agents = List.copyOf(agents);
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  /**
   * Runs everything that happens at or before {@code endNs} and leaves the clock there.
   *
   * @throws StuckException when all agents wait for each other before the end has come
   * @throws IllegalStateException when agents keep an instant busy for ever
   */
  public void runUntil(long endNs) {
    int rounds = 0;
    long next = nextEventNs();
    while (next <= endNs) {
      rounds = next <= nowNs ? rounds + 1 : 0;
      if (rounds > MAX_ROUNDS_PER_INSTANT) {
        throw new IllegalStateException("agents never finish the instant " + nowNs + " ns");
      }
      nowNs = Math.max(nowNs, next);
      for (Agent agent : agents) {
        agent.advanceTo(nowNs);
      }
      next = nextEventNs();
    }
    if (next == Time.NEVER && endNs != Time.NEVER && nowNs < endNs) {
      throw new StuckException(
          "nothing will happen after " + nowNs + " ns, but the run ends at " + endNs + " ns");
    }
    if (endNs != Time.NEVER) {
      nowNs = Math.max(nowNs, endNs);
    }
  }

  private long nextEventNs() {
    long next = Time.NEVER;
    for (Agent agent : agents) {
      next = Math.min(next, agent.nextEventNs());
    }
    return next;
  }
}
