package testbed.shell.emulator;

import java.io.IOException;
import java.util.List;
import testbed.shell.link.Effect;
import testbed.shell.link.FixedDelay;
import testbed.shell.link.QueueSyntax;
import testbed.shell.link.TraceRate;
import testbed.shell.link.Unlimited;
import testbed.shell.log.LogHeader;
import testbed.timebase.Time;
import testbed.traces.Trace;
import testbed.traces.TraceException;

/** Makes the effect of a specification, and the header of its log. */
final class LinkEffect {
  private LinkEffect() {}

  static Effect of(LinkSpec spec) throws IOException {
    Effect delay = spec.delayNs() == 0 ? Unlimited.LINK : new FixedDelay(spec.delayNs());
    return rate(spec).then(delay);
  }

  private static Effect rate(LinkSpec spec) throws IOException {
    if (spec.traceFile() == null) {
      return Unlimited.LINK;
    }
    try {
      return TraceRate.repeating(
          Trace.read(spec.traceFile()), spec.startOffsetNs(), QueueSyntax.parse(spec.queue()));
    } catch (TraceException e) {
      throw new IOException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  static LogHeader header(LinkSpec spec, String direction, String commandLine) {
    return new LogHeader(
        direction,
        spec.traceFile() == null ? "unlimited" : String.valueOf(spec.traceFile().getFileName()),
        commandLine,
        queue(spec),
        System.currentTimeMillis(),
        0,
        List.of(
            "trace offset: " + spec.startOffsetNs() / Time.MILLISECOND + " ms",
            "delay after the link: " + spec.delayNs() / 1e6 + " ms"));
  }

  /** As Mahimahi writes it: {@code droptail [packets=50]}. */
  private static String queue(LinkSpec spec) {
    if (spec.traceFile() == null) {
      return "infinite";
    }
    var queue = QueueSyntax.parse(spec.queue());
    return queue.arguments().isEmpty()
        ? queue.name()
        : queue.name() + " [" + queue.arguments() + "]";
  }
}
