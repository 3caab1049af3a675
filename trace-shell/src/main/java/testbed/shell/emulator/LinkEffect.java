package testbed.shell.emulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import testbed.shell.link.AdjustableRate;
import testbed.shell.link.Effect;
import testbed.shell.link.FixedDelay;
import testbed.shell.link.LinkChange;
import testbed.shell.link.Loss;
import testbed.shell.link.LossProcess;
import testbed.shell.link.ProfiledRate;
import testbed.shell.link.QueueDiscipline;
import testbed.shell.link.QueueSyntax;
import testbed.shell.link.TraceRate;
import testbed.shell.link.Unlimited;
import testbed.shell.log.LogHeader;
import testbed.shell.path.EffectSyntax;
import testbed.timebase.Time;
import testbed.traces.Trace;
import testbed.traces.TraceException;

/** Makes the effect of a specification, and the header of its log. */
final class LinkEffect {
  private static final String NO_LOSS = "0";

  private LinkEffect() {}

  static Effect of(LinkSpec spec) throws IOException {
    Effect delay = spec.delayNs() == 0 ? Unlimited.LINK : new FixedDelay(spec.delayNs());
    return EffectSyntax.parseAll(spec.before())
        .then(rate(spec))
        .then(delay)
        .then(EffectSyntax.parseAll(spec.after()));
  }

  /**
   * The same link, such that its rate, queue, delay and losses can be changed: with a stage for
   * each of them.
   */
  static Effect adjustable(LinkSpec spec) throws IOException {
    Effect effect =
        EffectSyntax.parseAll(spec.before())
            .then(new AdjustableRate(startingRate(spec), QueueSyntax.parse(spec.queue())))
            .then(new FixedDelay(spec.delayNs()))
            .then(EffectSyntax.parseAll(spec.after()));
    return losses(spec).equals(NO_LOSS)
        ? effect.then(new Loss(LossProcess.Independent.NONE))
        : effect;
  }

  /** The rate that a link begins with, as a change. */
  static LinkChange startingRate(LinkSpec spec) throws IOException {
    return switch (rate(spec)) {
      case TraceRate trace -> new LinkChange.Recording(trace.schedule());
      case ProfiledRate profiled -> new LinkChange.Rate(profiled.profile());
      default -> new LinkChange.NoRateLimit();
    };
  }

  /** The losses of a link, as they were asked for. */
  static String losses(LinkSpec spec) throws IOException {
    for (String text : Stream.concat(spec.before().stream(), spec.after().stream()).toList()) {
      if (EffectSyntax.parse(text) instanceof Loss) {
        return text;
      }
    }
    return NO_LOSS;
  }

  private static Effect rate(LinkSpec spec) throws IOException {
    if (isUnlimited(spec)) {
      return Unlimited.LINK;
    }
    try {
      QueueDiscipline queue = QueueSyntax.parse(spec.queue());
      if (spec.traceFile() == null) {
        return new ProfiledRate(EffectSyntax.parseRate(spec.rate()), queue);
      }
      Trace trace = Trace.read(spec.traceFile());
      return spec.atEnd() == LinkSpec.AtEnd.STOP
          ? TraceRate.once(trace, spec.startOffsetNs(), queue)
          : TraceRate.repeating(trace, spec.startOffsetNs(), queue);
    } catch (TraceException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static boolean isUnlimited(LinkSpec spec) {
    return spec.traceFile() == null && spec.rate() == null;
  }

  /** What limits the rate, in a word. */
  static String name(LinkSpec spec) {
    if (spec.traceFile() != null) {
      return String.valueOf(spec.traceFile().getFileName());
    }
    return spec.rate() == null ? "unlimited" : spec.rate();
  }

  static LogHeader header(LinkSpec spec, String direction, String commandLine) {
    List<String> remarks = new ArrayList<>();
    remarks.add("trace offset: " + spec.startOffsetNs() / Time.MILLISECOND + " ms");
    remarks.add("delay after the link: " + spec.delayNs() / 1e6 + " ms");
    spec.before().forEach(effect -> remarks.add("before the link: " + effect));
    spec.after().forEach(effect -> remarks.add("after the link: " + effect));
    return new LogHeader(
        direction, name(spec), commandLine, queue(spec), System.currentTimeMillis(), 0, remarks);
  }

  /** As Mahimahi writes it: {@code droptail [packets=50]}. */
  private static String queue(LinkSpec spec) {
    if (isUnlimited(spec)) {
      return "infinite";
    }
    var queue = QueueSyntax.parse(spec.queue());
    return queue.arguments().isEmpty()
        ? queue.name()
        : queue.name() + " [" + queue.arguments() + "]";
  }
}
