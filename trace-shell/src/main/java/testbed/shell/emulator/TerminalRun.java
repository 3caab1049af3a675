package testbed.shell.emulator;

import java.io.IOException;
import java.util.List;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;

/** Runs one command on this process's terminal, behind the link. */
final class TerminalRun {
  private static final int CANNOT = 3;

  private TerminalRun() {}

  /**
   * Runs it.
   *
   * @param words the specification as a message, then the command
   * @return the command's exit code, or 3 when the link cannot be set up
   */
  static int run(List<String> words) throws InterruptedException {
    try {
      Message message = Message.parse(words.getFirst());
      Emulator emulator = Emulator.open(SpecMessage.read(message), message.text("command"));
      emulator.startAt(System.nanoTime());
      EndProgram program = EndProgram.onTerminal(words.subList(1, words.size()));
      Process process = emulator.start(End.SENDER, program);
      Thread patience = Thread.ofPlatform().unstarted(() -> outlive(process));
      Runtime.getRuntime().addShutdownHook(patience);
      int status = process.waitFor();
      EmulatorReport report = emulator.finish();
      if (!report.faithful()) {
        System.err.println("testbed: the link was not faithful: " + report.why());
      }
      return status;
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("testbed: " + e.getMessage());
      return CANNOT;
    }
  }

  /** An interrupt from the terminal is for the command; this process goes on until it has ended. */
  private static void outlive(Process process) {
    try {
      Runtime.getRuntime().halt(process.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
