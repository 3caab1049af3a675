package testbed.shell.emulator;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;

/** A process that starts an emulator with programs at both ends, and then waits to be killed. */
final class Victim {
  private Victim() {}

  /** Arguments: a folder to write to, and a number that marks the programs. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    EmulatorProcess emulator =
        EmulatorProcess.start(new EmulatorSpec(LinkSpec.UNLIMITED, LinkSpec.UNLIMITED, null));
    for (End end : End.values()) {
      String daemon = "sleep " + arguments[1] + " & setsid sleep " + arguments[1] + "1 & wait";
      emulator.launch(
          end,
          new EndProgram(
              List.of("sh", "-c", daemon),
              Map.of(),
              folder,
              folder.resolve(end + ".out"),
              folder.resolve(end + ".err")));
    }
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println("ready");
    Thread.sleep(60_000);
  }
}
