package testbed.harness.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import testbed.harness.CommandFailure;
import testbed.shell.emulator.ShellSpec;
import testbed.shell.emulator.TerminalShell;

/** Runs a command, or a shell, in a namespace whose only way out is an emulated link. */
@Command(
    name = "shell",
    description = {
      "Run a command, or a shell, in a network namespace whose only way out is an emulated link.",
      "At the other end of the link is 100.64.0.2, a second namespace."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  testbed shell --uplink verizon-lte --downlink verizon-lte -- ping -c 3 100.64.0.2",
      "  testbed shell --rate 2mbit --delay 40ms --log packets.log.gz -- bash",
      "  testbed shell delay 20 loss uplink 0.01 -- ping -c 3 100.64.0.2"
    })
public final class ShellCommand implements Callable<Integer> {
  @Mixin private LinkOptions link;

  @Option(
      names = "--host",
      description = "the other end is this machine instead of a second namespace; needs privilege")
  boolean host;

  @Option(
      names = "--internet",
      description = {
        "the other end is this machine, which passes IPv4 on to the outside under its own address;"
            + " needs root and nft"
      })
  boolean internet;

  @Parameters(
      paramLabel = "COMMAND",
      description = {
        "the command (default: your shell); mm-style shells may stand in front of it:",
        "delay 20 loss uplink 0.01 onoff downlink 1 0.5 intermittent uplink 1 0.5 link UP DOWN"
      })
  List<String> words = new ArrayList<>();

  /** For picocli. */
  public ShellCommand() {}

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    NestedShells nested = NestedShells.read(words);
    try (TraceFiles traces = new TraceFiles()) {
      return TerminalShell.run(
          link.spec(nested, traces, farEnd()),
          nested.command().isEmpty() ? usersShell() : nested.command());
    } catch (IOException e) {
      throw CommandFailure.environment(e.getMessage());
    }
  }

  private ShellSpec.FarEnd farEnd() {
    if (internet) {
      return ShellSpec.FarEnd.INTERNET;
    }
    return host ? ShellSpec.FarEnd.HOST : ShellSpec.FarEnd.NAMESPACE;
  }

  private static List<String> usersShell() {
    String shell = System.getenv("SHELL");
    return List.of(shell == null || shell.isBlank() ? "/bin/sh" : shell);
  }
}
