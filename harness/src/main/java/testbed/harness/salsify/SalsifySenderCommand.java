package testbed.harness.salsify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import testbed.salsify.SenderMain;

/** {@code testbed salsify-sender}: hands its arguments to the program. */
@Command(
    name = "salsify-sender",
    description = "Send a camera (a Y4M file or named pipe) to a salsify-receiver.")
public final class SalsifySenderCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();

  /** For picocli. */
  public SalsifySenderCommand() {}

  @Override
  public Integer call() {
    return SenderMain.run(arguments.toArray(String[]::new));
  }
}
