package testbed.salsify.policy;

import testbed.salsify.wire.DataPacket;
import testbed.timebase.Time;

/**
 * A conventional transport's rate control, of the kind that video calls use: once a period the rate
 * goes up a little, or down when packets were lost or the queue grew.
 *
 * @param bytesPerSecond the rate to send at
 * @param shortestRoundTripNs the shortest ever seen; what is above it is queue
 * @param congestedBefore whether the rate ever had to go down; until then it grows fast
 * @param period what was seen since the last change
 */
public record LongTermRate(
    double bytesPerSecond, long shortestRoundTripNs, boolean congestedBefore, Period period) {
  /** Before the first acknowledgement: 300 kbit/s. */
  public static final LongTermRate START =
      new LongTermRate(37_500, Time.NEVER, false, Period.from(0));

  /** Time between two changes, in nanoseconds. */
  public static final long PERIOD_NS = Time.SECOND / 2;

  private static final long QUEUE_LIMIT_NS = 100 * Time.MILLISECOND;
  private static final double LOSS_LIMIT = 0.1;
  private static final double FIRST_GROWTH = 1.5;
  private static final double GROWTH = 1.05;
  private static final double BACK_OFF = 0.85;
  private static final double LOWEST = 6_250;

  /**
   * What acknowledgements told since {@code startNs}.
   *
   * @param startNs when the period began
   * @param arrived packets acknowledged
   * @param passed packets that should have been
   * @param roundTripsNs sum of the round trips of those acknowledged
   */
  public record Period(long startNs, long arrived, long passed, long roundTripsNs) {
    static Period from(long startNs) {
      return new Period(startNs, 0, 0, 0);
    }

    Period with(Delivery d) {
      return new Period(startNs, arrived + 1, passed + d.passed(), roundTripsNs + d.roundTripNs());
    }
  }

  /** After one more acknowledged packet. */
  public LongTermRate after(Delivery delivery) {
    long shortest = Math.min(shortestRoundTripNs, delivery.roundTripNs());
    Period seen = period.with(delivery);
    long lengthNs = delivery.nowNs() - seen.startNs();
    if (lengthNs < PERIOD_NS) {
      return new LongTermRate(bytesPerSecond, shortest, congestedBefore, seen);
    }
    double delivered = seen.arrived() * DataPacket.MAX_PAYLOAD * (double) Time.SECOND / lengthNs;
    double lost = Math.max(0, seen.passed() - seen.arrived()) / (double) Math.max(1, seen.passed());
    long queueNs = seen.roundTripsNs() / seen.arrived() - shortest;
    Period next = Period.from(delivery.nowNs());
    if (lost > LOSS_LIMIT) {
      return new LongTermRate(atLeast(bytesPerSecond * (1 - lost / 2)), shortest, true, next);
    }
    if (queueNs > QUEUE_LIMIT_NS) {
      double slower = Math.min(bytesPerSecond, delivered) * BACK_OFF;
      return new LongTermRate(atLeast(slower), shortest, true, next);
    }
    double faster = bytesPerSecond * (congestedBefore ? GROWTH : FIRST_GROWTH);
    double ceiling = Math.max(bytesPerSecond, 1.5 * delivered);
    return new LongTermRate(Math.min(faster, ceiling), shortest, congestedBefore, next);
  }

  private static double atLeast(double rate) {
    return Math.max(LOWEST, rate);
  }
}
