package testbed.harness.webrtc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many frames a sending browser took from its camera and never encoded, by its own count:
 * {@code frames} of the source less {@code framesEncoded} of what is sent, from the first to the
 * last answer of its {@code getStats}.
 */
public final class SkippedFrames {
  /** The file's name in the folder of the system. */
  static final String FILE = "sender-stats.jsonl";

  private SkippedFrames() {}

  /**
   * The count by its name in {@code run.json}. Nothing when the system is no browser, did not say,
   * or encodes several layers of each frame, which the browser counts one by one.
   *
   * @param system the folder of the instrument's notes about the system
   */
  public static Map<String, Double> summary(Path system) throws IOException {
    Path file = system.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2) {
      return Map.of();
    }
    OptionalLong before = behind(lines.getFirst());
    OptionalLong after = behind(lines.getLast());
    if (after.isEmpty()) {
      return Map.of();
    }
    long skipped = after.getAsLong() - before.orElse(0);
    return skipped < 0 ? Map.of() : Map.of("webrtc_frames_skipped", (double) skipped);
  }

  /** Frames of the source that were not encoded until then; nothing when that was not said. */
  private static OptionalLong behind(String line) throws IOException {
    try {
      JsonNode stats = JsonMapper.shared().readTree(line).path("stats");
      Optional<JsonNode> source = part(stats, "media-source").filter(s -> s.has("frames"));
      Optional<JsonNode> sent = part(stats, "outbound-rtp").filter(s -> s.has("framesEncoded"));
      if (source.isEmpty() || sent.isEmpty() || hasSpatialLayers(sent.get())) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(
          source.get().path("frames").asLong() - sent.get().path("framesEncoded").asLong());
    } catch (JacksonException e) {
      throw new IOException(FILE + ": no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static boolean hasSpatialLayers(JsonNode sent) {
    String mode = sent.path("scalabilityMode").asString("");
    return mode.startsWith("L") && !mode.startsWith("L1");
  }

  private static Optional<JsonNode> part(JsonNode stats, String type) {
    for (JsonNode part : stats) {
      if (part.path("type").asString("").equals(type)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
