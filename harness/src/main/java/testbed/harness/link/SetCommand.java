package testbed.harness.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.shell.emulator.LinkControl;
import testbed.shell.path.ChangeSyntax;

/** {@code testbed link set}. */
@Command(
    name = "set",
    description = {
      "Change a running link, both directions unless told.",
      "The packet log notes each change with its time."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Settings:",
      "  rate=2mbit       also steps:..., sine:..., 0 (outage), unlimited, trace (as it began)",
      "  delay=50ms       each way, in the place of all delays",
      "  loss=0.01        also ge:mean=0.05,burst=4 and onoff:on=1s,off=200ms; of all losses",
      "  queue=droptail:packets=100    what waits moves into it",
      "",
      "Example:",
      "  testbed link set --control /tmp/link --direction downlink rate=500kbit delay=80ms"
    })
final class SetCommand implements Callable<Integer> {
  @Option(
      names = "--control",
      required = true,
      paramLabel = "PATH",
      description = "the socket that the link was started with")
  private Path control;

  @Option(
      names = "--direction",
      paramLabel = "uplink|downlink|both",
      defaultValue = "both",
      description = "which direction; the uplink leads away from the command or the sender")
  private String direction;

  @Parameters(arity = "1..*", paramLabel = "SETTING=VALUE", description = "what to change")
  private List<String> settings;

  @Override
  public Integer call() throws CommandFailure {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      for (String setting : settings) {
        int equals = setting.indexOf('=');
        if (equals < 0) {
          throw CommandFailure.badInput(
              "'" + setting + "' sets nothing; write for example rate=2mbit or delay=50ms");
        }
        String value = setting.substring(equals + 1);
        String name = setting.substring(0, equals);
        if (!(name.equals("rate") && value.equals("trace"))) {
          ChangeSyntax.parse(name, value);
        }
        values.put(name, value);
      }
    } catch (IOException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
    try {
      new LinkControl(control).set(directions(), values);
    } catch (IOException e) {
      throw CommandFailure.environment(e.getMessage());
    }
    return ExitStatus.OK;
  }

  private List<String> directions() throws CommandFailure {
    if (direction.equals("both")) {
      return LinkControl.DIRECTIONS;
    }
    if (!LinkControl.DIRECTIONS.contains(direction)) {
      throw CommandFailure.badInput(
          "--direction is uplink, downlink or both, not '" + direction + "'");
    }
    return List.of(direction);
  }
}
