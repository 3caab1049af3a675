package testbed.harness.shell;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import testbed.harness.CommandFailure;
import testbed.shell.emulator.ShellSpec;
import testbed.shell.emulator.TerminalShell;

/** {@code testbed link bridge}: two Ethernet interfaces joined by an emulated link. */
@Command(
    name = "bridge",
    description = {
      "Join two Ethernet interfaces of this machine by an emulated link, until Ctrl-C.",
      "Whole frames pass, ARP and IPv6 too; give the interfaces no addresses. Needs root."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: a phone's network between a camera box on eth1 and a display box on eth2",
      "  testbed link bridge eth1 eth2 --uplink att-lte --downlink att-lte --log packets.log.gz"
    })
public final class BridgeCommand implements Callable<Integer> {
  @Mixin private LinkOptions link;

  @Parameters(index = "0", paramLabel = "IF_A", description = "the uplink leads from here")
  private String near;

  @Parameters(index = "1", paramLabel = "IF_B", description = "to here")
  private String far;

  /** For picocli. */
  public BridgeCommand() {}

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    if (near.equals(far)) {
      throw CommandFailure.badInput("a bridge has two different interfaces");
    }
    try (TraceFiles traces = new TraceFiles()) {
      return TerminalShell.bridge(
          link.spec(NestedShells.read(List.of()), traces, ShellSpec.FarEnd.HOST), near, far);
    } catch (IOException e) {
      throw CommandFailure.environment(e.getMessage());
    }
  }
}
