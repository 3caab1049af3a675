package testbed.harness.webrtc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a receiving browser counted in the course of a run, from its first to its last answer: to be
 * held against what was seen on its screen. Its names are those of W3C, Identifiers for WebRTC's
 * Statistics API.
 */
public final class ReceiverCounts {
  /** By its name in {@code run.json}, what the browser calls it. */
  private static final Map<String, String> COUNTED =
      Map.of(
          "webrtc_frames_decoded", "framesDecoded",
          "webrtc_frames_dropped", "framesDropped",
          "webrtc_freezes", "freezeCount",
          "webrtc_frozen_s", "totalFreezesDuration",
          "webrtc_key_frames_decoded", "keyFramesDecoded",
          "webrtc_key_frames_requested", "pliCount",
          "webrtc_packets_lost", "packetsLost",
          "webrtc_packets_requested_again", "nackCount");

  private static final double MS = 1e3;

  private ReceiverCounts() {}

  /**
   * The counts by their names in {@code run.json}; nothing of what the browser did not say, and
   * nothing at all when the system is no browser.
   *
   * @param system the folder of the instrument's notes about the system
   */
  public static Map<String, Double> summary(Path system) throws IOException {
    Optional<BrowserAccount> account = BrowserAccount.read(system, BrowserAccount.RECEIVER);
    Optional<JsonNode> last = account.flatMap(said -> received(said.last()));
    if (last.isEmpty()) {
      return Map.of();
    }
    Optional<JsonNode> first = account.flatMap(said -> received(said.first()));
    Map<String, Double> counts = new TreeMap<>();
    COUNTED.forEach(
        (name, theirs) -> {
          if (last.get().has(theirs)) {
            counts.put(name, grown(first, last.get(), theirs));
          }
        });
    double frames = grown(first, last.get(), "jitterBufferEmittedCount");
    if (frames > 0) {
      counts.put(
          "webrtc_jitter_buffer_mean_ms",
          grown(first, last.get(), "jitterBufferDelay") * MS / frames);
    }
    return counts;
  }

  private static double grown(Optional<JsonNode> first, JsonNode last, String name) {
    return last.path(name).asDouble(0) - first.map(f -> f.path(name).asDouble(0)).orElse(0.0);
  }

  private static Optional<JsonNode> received(JsonNode stats) {
    return BrowserAccount.part(stats, "inbound-rtp");
  }
}
