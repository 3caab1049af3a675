package testbed.harness.run;

import java.nio.file.Path;
import testbed.harness.CommandFailure;
import testbed.harness.system.SystemUnderTest;
import testbed.harness.system.Systems;
import testbed.harness.webrtc.WebRtcSystem;
import testbed.injector.source.SourceVideo;
import testbed.traces.TraceStore;

/** Checks what the user asked for and makes plans of it. Nothing is started and nothing written. */
final class RunPlanner {
  private final RunOptions options;
  private final RunProgress progress;

  RunPlanner(RunOptions options, RunProgress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * The plan of one run.
   *
   * @param repeat which repetition, from 1; the seed counts up with it
   */
  RunPlan plan(String systemName, String trace, int repeat, Path out)
      throws CommandFailure, InterruptedException {
    RunPlan.checkRanges(options);
    SystemUnderTest system =
        Systems.find(
            systemName,
            () ->
                WebRtcSystem.all(Systems.chrome(options.chrome), Systems.firefox(options.firefox)));
    if (options.clock == RunOptions.ClockKind.VIRTUAL) {
      VirtualPart.check(system);
    } else {
      Requirements.check(system);
      DeviceRequirements.check(system, options);
    }
    RunPlan.checkOut(out);
    RunOptions seeded = options.withSeed(options.seed + repeat - 1);
    TraceStore store =
        TraceStore.ofEnvironment(
            (recording, done, total) ->
                progress.at("fetching " + recording.fileName(), done, total.orElse(-1)));
    LinkPlan link = LinkPlan.of(trace, seeded, store);
    SourceVideo source = Sources.open(seeded);
    RunPlan plan =
        new RunPlan(
            system,
            RunPlan.systemOptions(system, seeded.options),
            link,
            source,
            seeded,
            out,
            repeat);
    if (options.clock == RunOptions.ClockKind.REAL) {
      Requirements.checkPermission();
    }
    Requirements.checkDisk(plan);
    return plan;
  }
}
