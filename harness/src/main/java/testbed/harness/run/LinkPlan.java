package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import testbed.harness.CommandFailure;
import testbed.reports.model.RunManifest;
import testbed.shell.emulator.EmulatorSpec;
import testbed.shell.emulator.LinkSpec;
import testbed.shell.link.QueueSyntax;
import testbed.traces.Direction;
import testbed.traces.ResolvedTrace;
import testbed.traces.TraceException;
import testbed.traces.TraceStore;

/**
 * The link of a run, resolved: which recording carries the video, which the feedback, and what lies
 * around them.
 *
 * @param video the trace that the video travels over
 * @param feedback the trace of the way back
 * @param queue before each of them
 * @param delayNs after each of them
 * @param offsetNs where in both the run begins
 */
record LinkPlan(
    ResolvedTrace video, ResolvedTrace feedback, String queue, long delayNs, long offsetNs) {

  static LinkPlan of(String trace, RunOptions options, TraceStore store)
      throws CommandFailure, InterruptedException {
    Direction carrier =
        options.direction == RunOptions.VideoOver.DOWNLINK ? Direction.DOWNLINK : Direction.UPLINK;
    Direction back = carrier == Direction.DOWNLINK ? Direction.UPLINK : Direction.DOWNLINK;
    try {
      QueueSyntax.parse(options.queue);
      ResolvedTrace video = store.resolve(trace, carrier);
      ResolvedTrace feedback = store.resolve(trace, back);
      return new LinkPlan(
          video, feedback, options.queue, options.delay.nanos(), options.offset.nanos());
    } catch (TraceException e) {
      throw CommandFailure.badInput(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput("--queue: " + e.getMessage());
    }
  }

  /** The emulator's task; writes both traces into {@code folder} for it. */
  EmulatorSpec emulator(Path folder, Path packetLog) throws IOException {
    return new EmulatorSpec(
        spec(video, folder.resolve("video.trace")),
        spec(feedback, folder.resolve("feedback.trace")),
        packetLog);
  }

  /** The recordings as {@code run.json} names them. */
  RunManifest.Traces provenance() {
    boolean down = video.direction() == Direction.DOWNLINK;
    return new RunManifest.Traces(use(down ? feedback : video), use(down ? video : feedback));
  }

  private LinkSpec spec(ResolvedTrace trace, Path file) throws IOException {
    Files.writeString(file, trace.trace().toText());
    return new LinkSpec(file, queue, delayNs, offsetNs);
  }

  private RunManifest.TraceUse use(ResolvedTrace trace) {
    return new RunManifest.TraceUse(
        trace.name(),
        trace.label(),
        trace.origin().name().toLowerCase(java.util.Locale.ROOT),
        trace.sha256(),
        offsetNs / 1e9);
  }
}
