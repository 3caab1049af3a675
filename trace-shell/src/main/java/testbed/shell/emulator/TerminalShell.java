package testbed.shell.emulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a command on this terminal, in a namespace whose only way out is the link. */
public final class TerminalShell {
  private TerminalShell() {}

  /**
   * Runs it in the emulator's own process and waits for it.
   *
   * @return the command's exit code, or 3 when the link could not be set up; it was then said why
   */
  public static int run(ShellSpec spec, List<String> command)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add(SpecMessage.of(spec).toString());
    arguments.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(EmulatorCommand.words(List.of(), arguments)).inheritIO();
    Process process = Spawner.start(builder);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> endWith(process)));
    return process.waitFor();
  }

  /** An interrupt from the terminal is for the command; this process ends when it has ended. */
  private static void endWith(Process process) {
    if (process.isAlive()) {
      try {
        Runtime.getRuntime().halt(process.waitFor());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
