package testbed.shell.emulator;

import java.util.Map;

/**
 * How an emulation went.
 *
 * @param carrier {@code TUN} or {@code AF_PACKET}
 * @param realtime how punctually the packet thread was woken, for people
 * @param lateness of departures, actual minus scheduled
 * @param histogram the lateness of all departures in microseconds: counts of those below 10, 20,
 *     50, 100 and so on, in the form {@code <10:812 <20:33}
 * @param faithful whether the link kept to its schedule
 * @param why what was wrong when it was not, otherwise empty
 * @param toReceiver what went from the sender's end to the receiver's
 * @param toSender what went back
 */
public record EmulatorReport(
    String carrier,
    String realtime,
    Lateness lateness,
    String histogram,
    boolean faithful,
    String why,
    Counts toReceiver,
    Counts toSender) {
  /** Quantiles of the lateness of {@code count} departures, in microseconds. */
  public record Lateness(long count, double p50Us, double p95Us, double p99Us, double maxUs) {}

  /**
   * What one direction did since time zero.
   *
   * @param dropped packets by reason
   * @param lost packets that the emulator itself failed to carry
   */
  public record Counts(
      long arrivedPackets,
      long arrivedBytes,
      long departedPackets,
      long departedBytes,
      Map<String, Long> dropped,
      long lost) {
    /** Copies the map. */
    public Counts {
      dropped = Map.copyOf(dropped);
    }
  }
}
