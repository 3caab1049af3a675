package testbed.harness.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import testbed.reports.model.RunManifest;

/**
 * What a run was asked to be, option by option, so that one that is there can be held against one
 * that is wanted.
 *
 * @param byOption the values, by the option that sets them
 */
record SettingsOfRun(Map<String, String> byOption) {
  /** Of a run that is there. */
  static SettingsOfRun of(RunManifest run) {
    return of(run.settings(), run.video(), run.traces(), run.programs().conditions());
  }

  /** Of a run that is wanted. */
  static SettingsOfRun of(RunPlan plan) {
    RunManifest.Video video =
        new RunManifest.Video(plan.source().name(), plan.source().sha256(), 0);
    return of(plan.settings(), video, plan.traces(), plan.identity());
  }

  private static SettingsOfRun of(
      RunManifest.Settings s,
      RunManifest.Video video,
      RunManifest.Traces traces,
      Map<String, String> identity) {
    Map<String, String> of = new LinkedHashMap<>();
    of.put("--duration", s.durationS() + " s");
    of.put("--warmup", s.warmupS() + " s");
    of.put("--size", s.width() + "x" + s.height());
    of.put("--fps", String.valueOf(s.fps()));
    of.put("--video", video.name());
    // The scene follows the seed, and so do models of traces.
    of.put("the content of --video", video.followsSeed() ? "" : video.sha256());
    of.put("the content of the downlink trace", traces.downlink().content());
    of.put("the content of the uplink trace", traces.uplink().content());
    of.put(
        "the description of the system",
        identity.getOrDefault(RunManifest.Programs.DESCRIPTION, ""));
    of.put("--coding-time", identity.getOrDefault(RunManifest.Programs.CODING_TIME, ""));
    of.put("--seed", String.valueOf(s.seed()));
    of.put("--clock", s.clock());
    of.put("--direction", s.direction());
    of.put("--queue", s.queue());
    of.put("--delay", s.delayMs() + " ms");
    of.put("--loss", s.loss());
    of.put("--offset", traces.downlink().offsetS() + " s");
    s.options().forEach((name, value) -> of.put("--option " + name, value));
    return new SettingsOfRun(of);
  }

  /** The same with another seed. */
  SettingsOfRun withSeed(long seed) {
    Map<String, String> other = new LinkedHashMap<>(byOption);
    other.put("--seed", String.valueOf(seed));
    return new SettingsOfRun(other);
  }

  /**
   * The first setting in which a wanted run differs from this one, in words; empty if none does.
   */
  Optional<String> differenceTo(SettingsOfRun wanted) {
    Map<String, String> all = new LinkedHashMap<>(byOption);
    all.putAll(wanted.byOption);
    return all.keySet().stream()
        .filter(o -> !Objects.equals(byOption.get(o), wanted.byOption.get(o)))
        .findFirst()
        .map(o -> o + " was " + word(byOption.get(o)) + " and is " + word(wanted.byOption.get(o)));
  }

  private static String word(String value) {
    return value == null || value.isEmpty() ? "not given" : "'" + value + "'";
  }
}
