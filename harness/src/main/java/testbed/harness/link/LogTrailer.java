package testbed.harness.link;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import testbed.shell.log.PacketLog.DirectionLog;

/**
 * How punctual the link that wrote a log was, as the log's trailer says it.
 *
 * @param latenessUs the count of departures, and quantiles of their lateness in microseconds
 * @param latenessHistogramUs how many departures were less late than a bound in microseconds, and
 *     not less than the bound before it
 * @param faithful {@code yes}, or {@code no} with the reason
 */
record LogTrailer(
    Map<String, Double> latenessUs, Map<String, Long> latenessHistogramUs, String faithful) {

  /** The trailer of a log, unless it has none: Mahimahi's have not, nor those of killed links. */
  static Optional<LogTrailer> of(DirectionLog log) {
    Optional<String> lateness = log.comment("lateness us");
    Optional<String> histogram = log.comment("lateness histogram");
    if (lateness.isEmpty() || histogram.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(log, lateness.get(), histogram.get()));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty(); // written by hand, or broken off
    }
  }

  private static LogTrailer parse(DirectionLog log, String lateness, String histogram) {
    Map<String, Double> quantiles = new LinkedHashMap<>();
    String[] words = lateness.split(" ", -1);
    for (int i = 0; i + 1 < words.length; i += 2) {
      quantiles.put(words[i], Double.valueOf(words[i + 1]));
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String bin : histogram.split(" ", -1)) {
      int colon = bin.indexOf(':');
      counts.put(bin.substring(0, colon), Long.valueOf(bin.substring(colon + 1)));
    }
    return new LogTrailer(quantiles, counts, log.comment("faithful").orElse("not said"));
  }
}
