package testbed.harness.salsify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import testbed.salsify.ReceiverMain;

/** {@code testbed salsify-receiver}: hands its arguments to the program. */
@Command(
    name = "salsify-receiver",
    description = "Show what a salsify-sender sends on a display (a named pipe or Y4M file).")
public final class SalsifyReceiverCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();

  /** For picocli. */
  public SalsifyReceiverCommand() {}

  @Override
  public Integer call() {
    return ReceiverMain.run(arguments.toArray(String[]::new));
  }
}
