package testbed.shell.log;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import testbed.shell.log.PacketLog.DirectionLog;

/**
 * What a direction's log says in figures. Rates are over the time from the log's first event to its
 * last, in bits per second; delays are in milliseconds, as in the log; quantiles are the smallest
 * value that at least that share of the sample does not exceed.
 *
 * @param seconds from the first event to the last
 * @param capacity what all opportunities could have carried
 * @param throughput what departed
 * @param utilisation throughput over capacity; NaN for a log without opportunities
 * @param arrived packets that came
 * @param departed packets that left
 * @param droppedByReason packets dropped, by the log's word for why
 * @param wastedOpportunities those at which nothing departed and nothing waited
 * @param delayP50Ms median of the packets' delays
 * @param delayP95Ms their 95 % quantile
 * @param signalDelayP95Ms 95 % quantile, over every millisecond from the sending of the first
 *     packet that departed to that of the last, of the least time that something sent then would
 *     have taken
 * @param selfInflictedDelayP95Ms the same, beyond what a sender would have had in that time that
 *     filled every opportunity with a fresh packet; NaN for a log without opportunities
 * @param queueMeanPackets packets waiting, averaged over time
 * @param queueMaxPackets the most that waited at once
 */
public record LogStatistics(
    double seconds,
    double capacity,
    double throughput,
    double utilisation,
    long arrived,
    long departed,
    Map<String, Long> droppedByReason,
    long wastedOpportunities,
    double delayP50Ms,
    double delayP95Ms,
    double signalDelayP95Ms,
    double selfInflictedDelayP95Ms,
    double queueMeanPackets,
    long queueMaxPackets) {
  /** Copies the map. */
  public LogStatistics {
    droppedByReason = Map.copyOf(droppedByReason);
  }

  /** The figures of a log. Of a log without events, or of an instant, rates and delays are NaN. */
  public static LogStatistics of(DirectionLog log) {
    return new Sums(log).statistics();
  }

  /** One pass over a log. */
  private static final class Sums {
    private static final int NOTHING = Integer.MAX_VALUE;

    private final long firstMs;
    private final long lastMs;
    private final int[] sent;
    private final int[] ideal;
    private final Map<String, Long> drops = new TreeMap<>();
    private final LongStream.Builder delays = LongStream.builder();
    private long capacityBytes;
    private long departedBytes;
    private long arrived;
    private long departed;
    private long opportunities;
    private long wasted;
    private long waiting;
    private long mostWaiting;
    private long waitingSinceMs;
    private double waitingSum;
    private long departuresAtOpportunity = 1;

    Sums(DirectionLog log) {
      firstMs = log.firstMs();
      lastMs = log.lastMs();
      int span = Math.toIntExact(lastMs - firstMs + 1);
      sent = new int[span];
      ideal = new int[span];
      Arrays.fill(sent, NOTHING);
      Arrays.fill(ideal, NOTHING);
      log.lines().forEach(this::add);
      endOpportunity();
    }

    private void add(LogLine line) {
      waitingSum += (double) waiting * Math.max(0, line.ms() - waitingSinceMs);
      waitingSinceMs = Math.max(waitingSinceMs, line.ms());
      switch (line) {
        case LogLine.Opportunity o -> {
          endOpportunity();
          departuresAtOpportunity = 0;
          opportunities++;
          capacityBytes += o.bytes();
          note(ideal, o.ms(), 0);
        }
        case LogLine.Arrival a -> {
          endOpportunity();
          arrived++;
          waiting++;
          mostWaiting = Math.max(mostWaiting, waiting);
        }
        case LogLine.Departure d -> {
          departuresAtOpportunity++;
          departed++;
          waiting--;
          departedBytes += d.bytes();
          delays.add(d.delayMs());
          note(sent, d.ms() - d.delayMs(), d.delayMs());
        }
        case LogLine.Drop d -> {
          waiting -= isOfQueue(d.reason()) ? d.packets() : 0;
          drops.merge(d.reason(), (long) d.packets(), Long::sum);
        }
      }
    }

    /** Losses beside the queue concern packets that were never counted as waiting. */
    private static boolean isOfQueue(String reason) {
      return !reason.equals("loss") && !reason.equals("off");
    }

    private void endOpportunity() {
      if (departuresAtOpportunity == 0 && waiting <= 0) {
        wasted++;
      }
      departuresAtOpportunity = 1;
    }

    private void note(int[] least, long ms, long delay) {
      long place = ms - firstMs;
      if (place >= 0 && place < least.length) {
        least[(int) place] = (int) Math.min(least[(int) place], delay);
      }
    }

    LogStatistics statistics() {
      double seconds = (lastMs - firstMs) / 1000.0;
      double perSecond = seconds > 0 ? 1 / seconds : Double.NaN;
      long[] sorted = delays.build().sorted().toArray();
      int[] sentAt = IntStream.range(0, sent.length).filter(i -> sent[i] != NOTHING).toArray();
      double signal = signalDelayP95(sent, sentAt);
      return new LogStatistics(
          seconds,
          8 * capacityBytes * perSecond,
          8 * departedBytes * perSecond,
          opportunities == 0 ? Double.NaN : (double) departedBytes / capacityBytes,
          arrived,
          departed,
          drops,
          wasted,
          quantile(sorted, 0.50),
          quantile(sorted, 0.95),
          signal,
          opportunities == 0 ? Double.NaN : signal - signalDelayP95(ideal, sentAt),
          waitingSum / 1000 * perSecond,
          mostWaiting);
    }

    /**
     * Something sent now may also take the way of whatever is sent later. Counts from the first of
     * the milliseconds {@code sentAt} to the last.
     */
    private static double signalDelayP95(int[] least, int[] sentAt) {
      if (sentAt.length == 0) {
        return Double.NaN;
      }
      int first = sentAt[0];
      int last = sentAt[sentAt.length - 1];
      int[] delays = new int[last - first + 1];
      int count = 0;
      int next = NOTHING;
      for (int i = least.length - 1; i >= first; i--) {
        next = Math.min(least[i], next == NOTHING ? next : next + 1);
        if (i <= last && next != NOTHING) {
          delays[count++] = next;
        }
      }
      Arrays.sort(delays, 0, count);
      return count == 0 ? Double.NaN : delays[place(count, 0.95)];
    }

    private static double quantile(long[] sorted, double share) {
      return sorted.length == 0 ? Double.NaN : sorted[place(sorted.length, share)];
    }

    private static int place(int count, double share) {
      return Math.max(0, (int) Math.ceil(share * count) - 1);
    }
  }
}
