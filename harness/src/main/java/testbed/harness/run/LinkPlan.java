package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import testbed.harness.CommandFailure;
import testbed.reports.model.RunManifest;
import testbed.shell.emulator.EmulatorSpec;
import testbed.shell.emulator.LinkSpec;
import testbed.shell.link.Effect;
import testbed.shell.link.QueueSyntax;
import testbed.shell.path.EffectSyntax;
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
 * @param effects what else happens to the video's packets after the link, such as losses; texts
 *     that {@link EffectSyntax} reads, seeds included
 */
record LinkPlan(
    ResolvedTrace video,
    ResolvedTrace feedback,
    String queue,
    long delayNs,
    long offsetNs,
    List<String> effects) {
  private static final Pattern RANDOM =
      Pattern.compile("(jitter|loss|ge|onoff|duplicate|corrupt):.*");

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
          video,
          feedback,
          options.queue,
          options.delay.nanos(),
          options.offset.nanos(),
          effects(options.loss, options.seed));
    } catch (TraceException e) {
      throw CommandFailure.badInput(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput("--queue: " + e.getMessage());
    }
  }

  /** What happens to the video's packets after the link; a text without a seed gets the run's. */
  private static List<String> effects(String text, long seed) throws CommandFailure {
    if (text.isBlank()) {
      return List.of();
    }
    String named = text.matches("[0-9.]+") ? "loss:" + text : text;
    boolean seeded = named.contains("seed=") || !RANDOM.matcher(named).matches();
    String effect = seeded ? named : named + ",seed=" + seed;
    try {
      EffectSyntax.parse(effect);
      return List.of(effect);
    } catch (IOException e) {
      throw CommandFailure.badInput("--loss: " + e.getMessage());
    }
  }

  /** The effects as the pure link knows them, for a run in virtual time. */
  Effect effectsOnVideo() {
    try {
      return EffectSyntax.parseAll(effects);
    } catch (IOException e) {
      throw new IllegalStateException("was read before: " + effects, e);
    }
  }

  /** The emulator's task; writes both traces into {@code folder} for it. */
  EmulatorSpec emulator(Path folder, Path packetLog) throws IOException {
    return new EmulatorSpec(
        spec(video, folder.resolve("video.trace")).withEffects(List.of(), effects),
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
