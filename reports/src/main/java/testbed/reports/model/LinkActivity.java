package testbed.reports.model;

import java.util.ArrayList;
import java.util.List;
import testbed.analyzer.match.Distribution;
import testbed.analyzer.metric.Metric;
import testbed.analyzer.metric.MetricValue;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog.DirectionLog;

/** What one direction of the link did, from its packet log. */
public final class LinkActivity {
  /** The events of a log lie within 48 hours; a base that lies elsewhere is not of this log. */
  private static final long LONGEST_MS = 48L * 3600 * 1000;

  private static final double BITS = 8;
  private static final double MS = 1000;
  private static final long BURST_MS = 50;
  private static final long QUIET_BEFORE_MS = 2000;
  private static final long QUIET_AFTER_MS = 3000;

  private final DirectionLog log;
  private final long beginMs;
  private final long endMs;
  private final boolean limited;

  private LinkActivity(DirectionLog log, long endMs) {
    this.log = log;
    this.beginMs = log.baseMs();
    this.endMs = Math.min(endMs, beginMs + LONGEST_MS);
    this.limited = log.lines().stream().anyMatch(LogLine.Opportunity.class::isInstance);
  }

  /**
   * The activity from the run's time zero to its end.
   *
   * @param durationS how long the run was; 0 or less = until the log's last event
   */
  public static LinkActivity of(DirectionLog log, double durationS) {
    long last = log.lines().isEmpty() ? log.baseMs() : log.lines().getLast().ms() + 1;
    long asked = log.baseMs() + Math.round(durationS * MS);
    return new LinkActivity(log, durationS > 0 ? asked : last);
  }

  /** The rates in bins of one width, the last one cut at the end. */
  public List<RateBin> bins(double widthS) {
    long widthMs = Math.round(widthS * MS);
    long lengthMs = Math.max(0, endMs - beginMs);
    int count = (int) ((lengthMs + widthMs - 1) / widthMs);
    double[] capacity = new double[count];
    double[] arrived = new double[count];
    double[] departed = new double[count];
    for (LogLine line : log.lines()) {
      if (line.ms() < beginMs || line.ms() >= endMs) {
        continue;
      }
      int bin = (int) ((line.ms() - beginMs) / widthMs);
      switch (line) {
        case LogLine.Opportunity o -> capacity[bin] += o.bytes();
        case LogLine.Arrival a -> arrived[bin] += a.bytes();
        case LogLine.Departure d -> departed[bin] += d.bytes();
        case LogLine.Drop d -> {}
      }
    }
    List<RateBin> bins = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double length = Math.min(widthMs, lengthMs - i * widthMs) / MS;
      double scale = BITS / 1e6 / length;
      bins.add(
          new RateBin(
              i * widthMs / MS,
              length,
              limited ? capacity[i] * scale : Double.NaN,
              arrived[i] * scale,
              departed[i] * scale));
    }
    return bins;
  }

  /**
   * When a packet was lost with nothing else lost in the two seconds before and the three after, in
   * seconds since the run began: where one can see how a system recovers. Packets that are lost
   * within 50 ms count as one loss.
   */
  public List<Double> isolatedLosses() {
    List<Long> bursts = new ArrayList<>();
    long last = Long.MIN_VALUE / 2;
    for (LogLine line : log.lines()) {
      if (line instanceof LogLine.Drop drop) {
        if (drop.ms() - last > BURST_MS) {
          bursts.add(drop.ms());
        }
        last = drop.ms();
      }
    }
    List<Double> isolated = new ArrayList<>();
    for (int i = 0; i < bursts.size(); i++) {
      long at = bursts.get(i);
      boolean before = i == 0 || at - bursts.get(i - 1) >= QUIET_BEFORE_MS;
      boolean after = i + 1 == bursts.size() || bursts.get(i + 1) - at >= QUIET_AFTER_MS;
      boolean inside = at - beginMs >= QUIET_BEFORE_MS && endMs - at >= QUIET_AFTER_MS;
      if (before && after && inside) {
        isolated.add((at - beginMs) / MS);
      }
    }
    return isolated;
  }

  /**
   * The link metrics of the registry from a time on; what an unlimited link has no meaning for is
   * {@code NaN}.
   *
   * @param warmupS the beginning of what counts, seconds since the run's time zero
   */
  public List<MetricValue> metrics(double warmupS) {
    long fromMs = beginMs + Math.round(warmupS * MS);
    long capacity = 0;
    long departed = 0;
    long dropped = 0;
    long packets = 0;
    long opportunities = 0;
    long wasted = 0;
    long queued = 0;
    List<Double> waits = new ArrayList<>();
    for (LogLine line : log.lines()) {
      boolean counted = line.ms() >= fromMs && line.ms() < endMs;
      switch (line) {
        case LogLine.Opportunity o -> {
          capacity += counted ? o.bytes() : 0;
          opportunities += counted ? 1 : 0;
          wasted += counted && queued <= 0 ? 1 : 0;
        }
        case LogLine.Arrival a -> queued += a.bytes();
        case LogLine.Departure d -> {
          queued -= d.bytes();
          departed += counted ? d.bytes() : 0;
          packets += counted ? 1 : 0;
          if (counted) {
            waits.add((double) d.delayMs());
          }
        }
        case LogLine.Drop d -> {
          queued -= d.bytes();
          dropped += counted ? d.packets() : 0;
        }
      }
    }
    double ms = Math.max(1, endMs - fromMs);
    double p95 =
        Distribution.of(waits.stream().mapToDouble(Double::doubleValue).toArray()).percentile(95);
    double nan = Double.NaN;
    return List.of(
        Metric.LINK_THROUGHPUT_KBPS.value(departed * BITS / ms, packets),
        Metric.LINK_CAPACITY_KBPS.value(limited ? capacity * BITS / ms : nan, opportunities),
        Metric.LINK_UTILISATION_RATIO.value(
            limited ? (double) departed / capacity : nan, opportunities),
        Metric.LINK_SELF_DELAY_P95_MS.value(p95, packets),
        Metric.LINK_DROPPED_PACKETS.value((double) dropped, packets + dropped),
        Metric.LINK_WASTED_RATIO.value(
            limited ? (double) wasted / opportunities : nan, opportunities));
  }
}
