package testbed.injector;

import java.util.List;

/**
 * Everything that an injection leaves behind.
 *
 * @param injections one for each tick that was played, in order
 * @param end how it ended
 * @param slip how late the ticks were played; does not depend on the reader
 */
public record InjectionResult(List<Injection> injections, InjectionEnd end, Slip slip) {
  /** Freezes the list. */
  public InjectionResult {
    injections = List.copyOf(injections);
  }

  /** How many pictures were lost in the camera. */
  public long lost() {
    return injections.stream().filter(i -> i.outcome() == Injection.Outcome.LOST).count();
  }

  /** How late after their ticks the pictures that were taken had been handed over. */
  public Slip handOver() {
    return Slip.of(
        injections.stream()
            .filter(i -> i.outcome() == Injection.Outcome.TAKEN)
            .mapToLong(i -> i.shownNs() - i.scheduledNs())
            .toArray());
  }

  /**
   * How late after their ticks pictures had been handed over by a camera that is also the one to
   * take them: a lost picture is as late as the next one that was taken, or as the last tick.
   */
  public Slip handOverOfAll() {
    long[] late = new long[injections.size()];
    long nextNs = injections.isEmpty() ? 0 : injections.getLast().scheduledNs();
    for (int i = late.length - 1; i >= 0; i--) {
      Injection injection = injections.get(i);
      if (injection.outcome() == Injection.Outcome.TAKEN) {
        nextNs = injection.shownNs();
      }
      late[i] = nextNs - injection.scheduledNs();
    }
    return Slip.of(late);
  }
}
