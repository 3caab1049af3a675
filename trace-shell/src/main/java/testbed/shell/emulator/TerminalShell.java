package testbed.shell.emulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import testbed.shell.tun.SignalTrap;

/** Runs a command on this terminal, in a namespace whose only way out is the link. */
public final class TerminalShell {
  private TerminalShell() {}

  /**
   * Runs it in the emulator's own process and waits for it. From then on this process leaves
   * interrupts to the command and passes requests to end on.
   *
   * @return the command's exit code, or 3 when the link could not be set up; it was then said why
   */
  public static int run(ShellSpec spec, List<String> command)
      throws IOException, InterruptedException {
    if (spec.far() == ShellSpec.FarEnd.INTERNET && !NetworkNamespaces.allowed()) {
      throw new IOException(
          "--internet needs root, for address translation on this machine; try sudo, or leave it"
              + " out: the link then ends in a second namespace");
    }
    return run(SpecMessage.of(spec), command);
  }

  /**
   * Joins two Ethernet interfaces by the link until the process is interrupted.
   *
   * @return 0, or 3 when that is not possible here; it was then said why
   * @throws IOException when this user may not
   */
  public static int bridge(ShellSpec spec, String near, String far)
      throws IOException, InterruptedException {
    if (!NetworkNamespaces.allowed()) {
      throw new IOException("bridging interfaces of this machine needs root; try sudo");
    }
    return run(SpecMessage.of(spec).with("bridge", List.of(near, far)), List.of());
  }

  private static int run(Message message, List<String> command)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add(message.toString());
    arguments.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(EmulatorCommand.words(List.of(), arguments)).inheritIO();
    SignalTrap.set("INT", () -> {});
    Process process = Spawner.start(builder);
    for (String ending : List.of("TERM", "HUP")) {
      SignalTrap.set(ending, process::destroy);
    }
    return process.waitFor();
  }
}
