package testbed.harness.webrtc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * How many frames a sending browser took from its camera and never encoded, by its own count:
 * {@code frames} of the source less {@code framesEncoded} of what is sent, from the first to the
 * last answer of its {@code getStats}.
 */
public final class SkippedFrames {
  private SkippedFrames() {}

  /**
   * The count by its name in {@code run.json}. Nothing when the system is no browser, did not say,
   * or encodes several layers of each frame, which the browser counts one by one.
   *
   * @param system the folder of the instrument's notes about the system
   */
  public static Map<String, Double> summary(Path system) throws IOException {
    Optional<BrowserAccount> account = BrowserAccount.read(system, BrowserAccount.SENDER);
    if (account.isEmpty()) {
      return Map.of();
    }
    OptionalLong before = behind(account.get().first());
    OptionalLong after = behind(account.get().last());
    if (after.isEmpty()) {
      return Map.of();
    }
    long skipped = after.getAsLong() - before.orElse(0);
    return skipped < 0 ? Map.of() : Map.of("webrtc_frames_skipped", (double) skipped);
  }

  /** Frames of the source that were not encoded until then; nothing when that was not said. */
  private static OptionalLong behind(JsonNode stats) {
    Optional<JsonNode> source =
        BrowserAccount.part(stats, "media-source").filter(s -> s.has("frames"));
    Optional<JsonNode> sent =
        BrowserAccount.part(stats, "outbound-rtp").filter(s -> s.has("framesEncoded"));
    if (source.isEmpty() || sent.isEmpty() || hasSpatialLayers(sent.get())) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        source.get().path("frames").asLong() - sent.get().path("framesEncoded").asLong());
  }

  private static boolean hasSpatialLayers(JsonNode sent) {
    String mode = sent.path("scalabilityMode").asString("");
    return mode.startsWith("L") && !mode.startsWith("L1");
  }
}
