package testbed.harness.webrtc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * In which part of a run a sending browser held its quality back because it wanted processor, by
 * its own account: {@code qualityLimitationDurations} of WebRTC's statistics (W3C, Identifiers for
 * WebRTC's Statistics API), from the first to the last answer.
 */
public final class ProcessorLimit {
  /** The name of the figure in {@code run.json}, from 0 to 1. */
  public static final String NAME = "webrtc_cpu_limited_ratio";

  private ProcessorLimit() {}

  /**
   * The part by its name in {@code run.json}; nothing when the system is no browser or did not say.
   *
   * @param system the folder of the instrument's notes about the system
   */
  public static Map<String, Double> summary(Path system) throws IOException {
    Optional<BrowserAccount> account = BrowserAccount.read(system, BrowserAccount.SENDER);
    Optional<JsonNode> end = account.flatMap(said -> durations(said.last()));
    if (end.isEmpty()) {
      return Map.of();
    }
    Optional<JsonNode> start = account.flatMap(said -> durations(said.first()));
    double all = 0;
    double processor = 0;
    for (Map.Entry<String, JsonNode> reason : end.get().properties()) {
      double before = start.map(s -> s.path(reason.getKey()).asDouble(0)).orElse(0.0);
      double seconds = reason.getValue().asDouble(0) - before;
      all += seconds;
      processor += reason.getKey().equals("cpu") ? seconds : 0;
    }
    return all > 0 ? Map.of(NAME, processor / all) : Map.of();
  }

  private static Optional<JsonNode> durations(JsonNode stats) {
    return BrowserAccount.part(stats, "outbound-rtp")
        .map(sent -> sent.path("qualityLimitationDurations"))
        .filter(JsonNode::isObject);
  }
}
