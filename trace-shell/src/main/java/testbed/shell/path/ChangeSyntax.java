package testbed.shell.path;

import java.io.IOException;
import java.util.List;
import testbed.shell.link.Effect;
import testbed.shell.link.LinkChange;
import testbed.shell.link.Loss;
import testbed.shell.link.Opportunities;
import testbed.shell.link.QueueSyntax;
import testbed.traces.Nearest;

/**
 * Reads changes of a running link as they are written on command lines: {@code rate=2mbit} (or
 * steps, a sine, {@code 0} for an outage, {@code unlimited}), {@code delay=50ms}, {@code loss=0.01}
 * (or {@code ge:mean=0.05,burst=4}, {@code onoff:...}), {@code queue=droptail:packets=100}.
 */
public final class ChangeSyntax {
  private ChangeSyntax() {}

  /**
   * The change that gives {@code setting} the value {@code value}.
   *
   * @throws IOException when there is no such setting or it cannot have this value; the message
   *     says what would do
   */
  public static LinkChange parse(String setting, String value) throws IOException {
    try {
      return switch (setting) {
        case "rate" -> rate(value);
        case "delay" -> new LinkChange.Delay(Arguments.nanos(value));
        case "loss" -> losses(value);
        case "queue" -> new LinkChange.Queue(QueueSyntax.parse(value));
        default ->
            throw new IOException(
                "a running link has no setting '"
                    + setting
                    + "'; "
                    + Nearest.hint(setting, List.of("rate", "delay", "loss", "queue"))
                    + "set rate, delay, loss or queue");
      };
    } catch (IllegalArgumentException e) {
      throw new IOException(setting + ": " + e.getMessage(), e);
    }
  }

  private static LinkChange rate(String value) throws IOException {
    if (value.equals("unlimited")) {
      return new LinkChange.NoRateLimit();
    }
    if (value.matches("0+([a-z]*bit)?")) {
      return new LinkChange.Recording(() -> Opportunities.NONE);
    }
    return new LinkChange.Rate(EffectSyntax.parseRate(value));
  }

  private static LinkChange losses(String value) throws IOException {
    Effect effect = EffectSyntax.parse(value);
    if (effect instanceof Loss loss) {
      return new LinkChange.Losses(loss.process());
    }
    throw new IOException(
        "'" + value + "' is not a loss; write 0.01, ge:mean=0.05,burst=4 or onoff:on=1s,off=200ms");
  }
}
