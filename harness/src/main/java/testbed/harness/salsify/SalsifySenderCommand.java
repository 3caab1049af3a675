package testbed.harness.salsify;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import testbed.salsify.SenderMain;

/** {@code testbed salsify-sender}: hands its options to the program. */
@Command(
    name = "salsify-sender",
    description = {
      "Send a camera (a Y4M file or named pipe) to a salsify-receiver.",
      "It ends when the camera's stream ends."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  testbed salsify-sender --camera camera.y4m --peer 127.0.0.1:9000 --stats sender.jsonl"
    })
public final class SalsifySenderCommand implements Callable<Integer> {
  @Option(
      names = "--camera",
      paramLabel = "PIPE|FILE",
      required = true,
      description = "where the pictures come from, as Y4M")
  private String camera;

  @Option(
      names = "--peer",
      paramLabel = "HOST:PORT",
      required = true,
      description = "where the receiver listens")
  private String peer;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "salsify, conventional-codec or conventional (default: salsify)")
  private String mode;

  @Option(
      names = "--cores",
      paramLabel = "1|2",
      description =
          "encode the two versions of a frame in turn or at once (default: 2 where there are two)")
  private String cores;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "of the pictures it practises on (default: 640x360)")
  private String size;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "how long to practise before the camera opens, 0 to 60 (default: 1)")
  private String warmUp;

  @Option(
      names = "--stats",
      paramLabel = "FILE",
      description = "what it decided, a JSON object a line (default: not written)")
  private String statistics;

  /** For picocli. */
  public SalsifySenderCommand() {}

  @Override
  public Integer call() {
    return SenderMain.run(
        new GivenOptions()
            .with("--camera", camera)
            .with("--peer", peer)
            .with("--mode", mode)
            .with("--cores", cores)
            .with("--size", size)
            .with("--warm-up", warmUp)
            .with("--stats", statistics)
            .words());
  }
}
