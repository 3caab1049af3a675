package testbed.shell.emulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import testbed.shell.emulator.EmulatorReport.Counts;
import testbed.shell.emulator.EmulatorReport.Lateness;
import testbed.shell.tun.DirectionCounts;
import testbed.shell.tun.Measurements;
import testbed.timebase.Time;

/** The report, made from measurements, as a message and back. */
final class ReportMessage {
  /** Past this lateness of one departure in a hundred, a run was not the link that it claims. */
  private static final double FAITHFUL_P99_US = 5_000;

  private static final int[] BOUNDS_US = {
    10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000
  };

  private ReportMessage() {}

  static EmulatorReport of(Measurements measured) {
    Lateness lateness = lateness(measured.lateness());
    List<String> problems = new ArrayList<>();
    if (lateness.p99Us() > FAITHFUL_P99_US) {
      problems.add(
          "one departure in a hundred was more than " + Math.round(lateness.p99Us()) + " us late");
    }
    long lost = measured.toReceiver().lost() + measured.toSender().lost();
    if (lost > 0) {
      problems.add("the emulator failed to carry " + lost + " packets");
    }
    if (measured.deviceDrops() > 0) {
      problems.add(measured.deviceDrops() + " packets overflowed the device before the link");
    }
    return new EmulatorReport(
        measured.carrier(),
        measured.mode().text(),
        lateness,
        histogram(measured.lateness()),
        problems.isEmpty(),
        String.join("; ", problems),
        counts(measured.toReceiver()),
        counts(measured.toSender()));
  }

  private static Lateness lateness(Histogram histogram) {
    return new Lateness(
        histogram.getTotalCount(),
        us(histogram.getValueAtPercentile(50)),
        us(histogram.getValueAtPercentile(95)),
        us(histogram.getValueAtPercentile(99)),
        us(histogram.getMaxValue()));
  }

  private static String histogram(Histogram lateness) {
    StringBuilder text = new StringBuilder();
    long before = 0;
    for (int us : BOUNDS_US) {
      long below = lateness.getCountBetweenValues(0, us * Time.MICROSECOND - 1);
      text.append('<').append(us).append(':').append(below - before).append(' ');
      before = below;
    }
    return text.append("more:").append(lateness.getTotalCount() - before).toString();
  }

  private static double us(long ns) {
    return Math.round(10.0 * ns / Time.MICROSECOND) / 10.0;
  }

  static Counts counts(DirectionCounts counts) {
    return new Counts(
        counts.arrivedPackets(),
        counts.arrivedBytes(),
        counts.departedPackets(),
        counts.departedBytes(),
        counts.dropped(),
        counts.lost());
  }

  static Message write(EmulatorReport report) {
    Lateness late = report.lateness();
    Message message =
        Message.of("report")
            .with("carrier", report.carrier())
            .with("realtime", report.realtime())
            .with("faithful", report.faithful())
            .with("why", report.why())
            .with("late.histogram", report.histogram())
            .with("late.count", late.count())
            .with("late.p50", late.p50Us())
            .with("late.p95", late.p95Us())
            .with("late.p99", late.p99Us())
            .with("late.max", late.maxUs());
    write(message, "forward.", report.toReceiver());
    write(message, "back.", report.toSender());
    return message;
  }

  static void write(Message message, String prefix, Counts counts) {
    List<String> dropped = new ArrayList<>();
    counts.dropped().forEach((reason, count) -> dropped.add(reason + "=" + count));
    message
        .with(prefix + "arrived", List.of("" + counts.arrivedPackets(), "" + counts.arrivedBytes()))
        .with(
            prefix + "departed",
            List.of("" + counts.departedPackets(), "" + counts.departedBytes()))
        .with(prefix + "dropped", dropped)
        .with(prefix + "lost", counts.lost());
  }

  static EmulatorReport read(Message message) throws IOException {
    return new EmulatorReport(
        message.text("carrier"),
        message.text("realtime"),
        new Lateness(
            message.number("late.count"),
            Double.parseDouble(message.text("late.p50")),
            Double.parseDouble(message.text("late.p95")),
            Double.parseDouble(message.text("late.p99")),
            Double.parseDouble(message.text("late.max"))),
        message.text("late.histogram"),
        Boolean.parseBoolean(message.text("faithful")),
        message.text("why"),
        counts(message, "forward."),
        counts(message, "back."));
  }

  static Counts counts(Message message, String prefix) throws IOException {
    List<String> arrived = message.list(prefix + "arrived");
    List<String> departed = message.list(prefix + "departed");
    Map<String, Long> dropped = new TreeMap<>();
    for (String entry : message.list(prefix + "dropped")) {
      int equals = entry.indexOf('=');
      dropped.put(entry.substring(0, equals), Long.parseLong(entry.substring(equals + 1)));
    }
    return new Counts(
        Long.parseLong(arrived.get(0)),
        Long.parseLong(arrived.get(1)),
        Long.parseLong(departed.get(0)),
        Long.parseLong(departed.get(1)),
        dropped,
        message.number(prefix + "lost"));
  }
}
