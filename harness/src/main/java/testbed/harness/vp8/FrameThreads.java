package testbed.harness.vp8;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option for how many threads work on one frame. */
final class FrameThreads {
  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads for one frame, 1 or 2; the result is the same.")
  private int threads;

  /** 1 or 2. */
  int count(CommandSpec spec) {
    if (threads < 1 || threads > 2) {
      throw new ParameterException(spec.commandLine(), "--threads is 1 or 2, not " + threads);
    }
    return threads;
  }
}
