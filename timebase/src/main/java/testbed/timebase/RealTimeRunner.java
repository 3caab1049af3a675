package testbed.timebase;

import java.util.List;

/**
 * Runs agents in real time: reads the clock once per round, tells every agent, and lets the waiter
 * pass the time until the next deadline or until the outside calls.
 */
public final class RealTimeRunner {
  private final Clock clock;
  private final Waiter waiter;
  private final Agent[] agents;

  /** A runner of {@code agents}, called in this order in every round. */
  public RealTimeRunner(Clock clock, Waiter waiter, List<? extends Agent> agents) {
    this.clock = clock;
    this.waiter = waiter;
    this.agents = agents.toArray(Agent[]::new);
  }

  /**
   * Runs until the clock has reached {@code endNs}.
   *
   * @throws InterruptedException when the waiter was told that the run is to end
   */
  public void runUntil(long endNs) throws InterruptedException {
    while (true) {
      long now = clock.nowNs();
      for (Agent agent : agents) {
        agent.advanceTo(now);
      }
      if (now >= endNs) {
        return;
      }
      long next = endNs;
      for (Agent agent : agents) {
        next = Math.min(next, agent.nextEventNs());
      }
      if (next > clock.nowNs()) {
        waiter.waitUntil(next);
      }
    }
  }
}
