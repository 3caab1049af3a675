package testbed.harness.salsify;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import testbed.salsify.ReceiverMain;

/** {@code testbed salsify-receiver}: hands its options to the program. */
@Command(
    name = "salsify-receiver",
    description = {
      "Show what a salsify-sender sends on a display (a named pipe or Y4M file).",
      "It answers whoever sends, and ends when nobody reads its display any more."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  testbed salsify-receiver --display display.y4m --port 9000 --stats receiver.jsonl"
    })
public final class SalsifyReceiverCommand implements Callable<Integer> {
  @Option(
      names = "--display",
      paramLabel = "PIPE|FILE",
      required = true,
      description = "where the pictures go, as Y4M")
  private String display;

  @Option(
      names = "--port",
      paramLabel = "N",
      required = true,
      description = "the UDP port to listen on, 1 to 65535")
  private String port;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "how long to practise before listening, 0 to 60 (default: 1)")
  private String warmUp;

  @Option(
      names = "--stats",
      paramLabel = "FILE",
      description = "what it noticed, a JSON object a line (default: not written)")
  private String statistics;

  /** For picocli. */
  public SalsifyReceiverCommand() {}

  @Override
  public Integer call() {
    return ReceiverMain.run(
        new GivenOptions()
            .with("--display", display)
            .with("--port", port)
            .with("--warm-up", warmUp)
            .with("--stats", statistics)
            .words());
  }
}
