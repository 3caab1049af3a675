package testbed.shell.path;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import testbed.files.InputFile;
import testbed.shell.link.Corruption;
import testbed.shell.link.DelaySource;
import testbed.shell.link.Duplication;
import testbed.shell.link.Effect;
import testbed.shell.link.FixedDelay;
import testbed.shell.link.FurtherLink;
import testbed.shell.link.InfiniteQueue;
import testbed.shell.link.Loss;
import testbed.shell.link.LossProcess;
import testbed.shell.link.RateProfile;
import testbed.shell.link.TraceRate;
import testbed.shell.link.Unlimited;
import testbed.shell.link.VariableDelay;
import testbed.shell.log.FileProblem;
import testbed.timebase.DataRate;
import testbed.timebase.Time;
import testbed.traces.Nearest;
import testbed.traces.Trace;
import testbed.traces.TraceException;

/**
 * Reads effects as they are written on command lines. Each is a name, a colon and arguments:
 *
 * <pre>
 * delay:20ms                               every packet
 * jitter:uniform,min=5ms,max=30ms          also normal,mean=,deviation= and pareto,min=,shape=;
 *                                          reorder=1 lets packets overtake; seed=N
 * delays:FILE                              recorded: lines of 'AT_MS DELAY_MS', the first at 0
 * loss:0.01                                also loss:0.01,seed=N
 * ge:mean=0.05,burst=4                     losses in bursts; seed=N
 * once:at=5s,packets=1                     one loss, at a time of the link
 * onoff:on=1s,off=200ms                    exponential times; seed=N
 * intermittent:on=1s,off=200ms             fixed times
 * pattern:FILE                             a character a packet: 0 passes, 1 is lost
 * duplicate:0.01    corrupt:0.001          seed=N
 * trace:FILE                               a further link with an infinite queue
 * </pre>
 */
public final class EffectSyntax {
  /** What a further link opens with, before the file of its trace. */
  public static final String TRACE = "trace:";

  private static final String FORMS =
      "write delay:20ms, jitter:uniform,min=5ms,max=30ms, delays:FILE, loss:0.01,"
          + " ge:mean=0.05,burst=4, once:at=5s,packets=1, onoff:on=1s,off=200ms, intermittent:on=1s,off=200ms,"
          + " pattern:FILE, duplicate:0.01, corrupt:0.001 or trace:FILE";

  private static final List<String> NAMES =
      List.of(
          "delay",
          "jitter",
          "delays",
          "loss",
          "ge",
          "once",
          "onoff",
          "intermittent",
          "pattern",
          "duplicate",
          "corrupt",
          "trace");

  private EffectSyntax() {}

  /**
   * The effects of several texts, one after the other.
   *
   * @throws IOException when one is no effect, or its file is not good; the message says what is
   */
  public static Effect parseAll(List<String> texts) throws IOException {
    Effect all = Unlimited.LINK;
    for (String text : texts) {
      all = all.then(parse(text));
    }
    return all;
  }

  /**
   * The effect that {@code text} describes; a bare number is a loss.
   *
   * @throws IOException when it describes none, or its file is not good; the message says what is
   */
  public static Effect parse(String text) throws IOException {
    try {
      if (text.matches("[0-9.]+")) {
        return parse("loss:" + text);
      }
      int colon = text.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("'" + text + "' is not an effect; " + FORMS);
      }
      String name = text.substring(0, colon);
      return switch (name) {
        case "delays" -> recordedDelay(Path.of(text.substring(colon + 1)));
        case "trace" -> furtherLink(Path.of(text.substring(colon + 1)));
        case "pattern" -> pattern(Path.of(text.substring(colon + 1)));
        default -> effect(name, new Arguments(text, text.substring(colon + 1)));
      };
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Effect effect(String name, Arguments given) {
    Effect effect =
        switch (name) {
          case "delay" -> new FixedDelay(Arguments.nanos(given.bare()));
          case "jitter" -> jitter(given);
          case "loss" -> new Loss(new LossProcess.Independent(given.bareNumber(), given.seed()));
          case "ge" ->
              new Loss(
                  new LossProcess.GilbertElliott(
                      given.number("mean"), given.number("burst"), given.seed()));
          case "once" ->
              new Loss(new LossProcess.Once(given.time("at"), (int) given.number("packets")));
          case "onoff" -> onOff(given, LossProcess.OnOff.Times.EXPONENTIAL);
          case "intermittent" -> onOff(given, LossProcess.OnOff.Times.FIXED);
          case "duplicate" -> new Duplication(given.bareNumber(), given.seed());
          case "corrupt" -> new Corruption(given.bareNumber(), given.seed());
          default ->
              throw new IllegalArgumentException(
                  "there is no effect '" + name + "'; " + Nearest.hint(name, NAMES) + FORMS);
        };
    given.refuseRest();
    return effect;
  }

  private static Effect jitter(Arguments given) {
    String kind = given.bare();
    DelaySource source =
        switch (kind) {
          case "uniform" ->
              new DelaySource.Uniform(given.time("min"), given.time("max"), given.seed());
          case "normal" ->
              new DelaySource.Normal(given.time("mean"), given.time("deviation"), given.seed());
          case "pareto" ->
              new DelaySource.Pareto(given.time("min"), given.number("shape"), given.seed());
          default ->
              throw new IllegalArgumentException(
                  "'" + kind + "' is not a jitter; write uniform, normal or pareto");
        };
    return new VariableDelay(
        source, given.flag("reorder") ? VariableDelay.Order.FREE : VariableDelay.Order.KEPT);
  }

  private static Effect furtherLink(Path file) throws IOException {
    try {
      return new FurtherLink(TraceRate.repeating(Trace.read(file), 0, new InfiniteQueue()));
    } catch (TraceException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Effect onOff(Arguments given, LossProcess.OnOff.Times times) {
    return new Loss(
        new LossProcess.OnOff(given.time("on"), given.time("off"), times, given.seed()));
  }

  private static Effect recordedDelay(Path file) throws IOException {
    List<DelaySource.Recorded.Sample> samples = new ArrayList<>();
    int number = 0;
    for (String line : text(file).lines().toList()) {
      number++;
      String[] words = line.strip().split("\\s+", -1);
      if (words.length != 2 || !isTime(words[0]) || !isTime(words[1])) {
        throw new IOException(
            file + ", line " + number + ": write two numbers a line, AT_MS and DELAY_MS");
      }
      samples.add(new DelaySource.Recorded.Sample(millis(words[0]), millis(words[1])));
    }
    try {
      return new VariableDelay(new DelaySource.Recorded(samples), VariableDelay.Order.KEPT);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return InputFile.text(file);
    } catch (IOException e) {
      throw new IOException(FileProblem.of(file, e), e);
    }
  }

  private static boolean isTime(String word) {
    return word.matches("[0-9]{1,9}(\\.[0-9]{1,6})?");
  }

  private static long millis(String word) {
    return Math.round(Double.parseDouble(word) * Time.MILLISECOND);
  }

  private static Effect pattern(Path file) throws IOException {
    BitSet lost = new BitSet();
    int length = 0;
    for (char c : text(file).toCharArray()) {
      if (c == '0' || c == '1') {
        lost.set(length++, c == '1');
      } else if (!Character.isWhitespace(c)) {
        throw new IOException(
            file
                + ": '"
                + c
                + "' is not part of a pattern; write 0 for a packet that passes and"
                + " 1 for one that is lost");
      }
    }
    try {
      return new Loss(new LossProcess.Pattern(lost, length));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * A rate as people write it: {@code 12mbit}; {@code steps:12mbit@2s/0@500ms}; {@code
   * sine:mean=6mbit,amplitude=5mbit,period=10s}.
   *
   * @throws IOException when it is none of these
   */
  public static RateProfile parseRate(String text) throws IOException {
    try {
      if (text.startsWith("steps:")) {
        List<RateProfile.Step> steps = new ArrayList<>();
        for (String step : text.substring("steps:".length()).split("/", -1)) {
          String[] parts = step.split("@", -1);
          if (parts.length != 2) {
            throw new IllegalArgumentException("'" + step + "' is not a step; write RATE@TIME");
          }
          steps.add(new RateProfile.Step(bits(parts[0]), Arguments.nanos(parts[1])));
        }
        return new RateProfile.Steps(steps);
      }
      if (text.startsWith("sine:")) {
        Arguments given = new Arguments(text, text.substring("sine:".length()));
        RateProfile sine =
            new RateProfile.Sine(
                DataRate.parse(given.text("mean")),
                DataRate.parse(given.text("amplitude")),
                given.time("period"));
        given.refuseRest();
        return sine;
      }
      return new RateProfile.Constant(DataRate.parse(text));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static long bits(String text) {
    return text.matches("0+") ? 0 : DataRate.parse(text).bitsPerSecond();
  }
}
