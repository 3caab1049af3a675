package testbed.traces;

import testbed.timebase.Time;

/**
 * A cursor over the delivery opportunities of a trace, in nanoseconds since the schedule's time
 * zero.
 *
 * <p>Opportunities of the same millisecond come one by one. After its last opportunity a repeating
 * schedule starts over at the trace's last stamp: the last line and a first line {@code 0} fall at
 * the same instant, in this order, as in Mahimahi.
 *
 * <p>Confined to one thread; reads no clock and allocates nothing after its construction.
 */
public final class DeliverySchedule {
  private enum AtEnd {
    START_OVER,
    STOP
  }

  private final Trace trace;
  private final AtEnd atEnd;
  private final long periodNs;
  private long baseNs;
  private int index;

  private DeliverySchedule(Trace trace, long startOffsetNs, AtEnd atEnd) {
    if (startOffsetNs < 0) {
      throw new IllegalArgumentException("the start offset is negative: " + startOffsetNs + " ns");
    }
    this.trace = trace;
    this.atEnd = atEnd;
    this.periodNs = trace.periodMs() * Time.MILLISECOND;
    long skippedNs = atEnd == AtEnd.START_OVER ? startOffsetNs % periodNs : startOffsetNs;
    this.baseNs = -skippedNs;
    this.index = trace.firstAtOrAfter(Math.ceilDiv(skippedNs, Time.MILLISECOND));
  }

  /**
   * A schedule that repeats the trace for ever.
   *
   * @param startOffsetNs the place in the trace that time zero falls on; counted round the trace,
   *     so that one whole period is the same as none
   */
  public static DeliverySchedule repeating(Trace trace, long startOffsetNs) {
    return new DeliverySchedule(trace, startOffsetNs, AtEnd.START_OVER);
  }

  /**
   * A schedule that ends after the trace's last opportunity.
   *
   * @param startOffsetNs the place in the trace that time zero falls on; past the end nothing comes
   */
  public static DeliverySchedule once(Trace trace, long startOffsetNs) {
    return new DeliverySchedule(trace, startOffsetNs, AtEnd.STOP);
  }

  /** The instant of the next opportunity, or {@link Time#NEVER} when there is none left. */
  public long nextNs() {
    return index == trace.size()
        ? Time.NEVER
        : baseNs + trace.opportunityMs(index) * Time.MILLISECOND;
  }

  /**
   * Uses the next opportunity up.
   *
   * @throws IllegalStateException when there is none left
   */
  public void advance() {
    if (index == trace.size()) {
      throw new IllegalStateException("the schedule has ended");
    }
    index++;
    if (index == trace.size() && atEnd == AtEnd.START_OVER) {
      baseNs += periodNs;
      index = 0;
    }
  }
}
