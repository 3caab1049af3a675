package testbed.harness.webrtc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import testbed.files.InputFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser said of itself ({@code getStats}) at the beginning and at the end of a run.
 *
 * @param first the parts of its first answer
 * @param last the parts of its last answer
 */
record BrowserAccount(JsonNode first, JsonNode last) {
  /** The file of the sender's browser in the folder of the system. */
  static final String SENDER = "sender-stats.jsonl";

  /** The file of the receiver's browser. */
  static final String RECEIVER = "receiver-stats.jsonl";

  /**
   * Reads the account; nothing when the system is no browser or did not answer twice.
   *
   * @param system the folder of the instrument's notes about the system
   * @param name of the browser's file
   * @throws IOException when the file cannot be read or its first or last line is no JSON
   */
  static Optional<BrowserAccount> read(Path system, String name) throws IOException {
    Path file = system.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<String> lines = InputFile.lines(file);
    if (lines.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new BrowserAccount(stats(name, lines.getFirst()), stats(name, lines.getLast())));
  }

  /** The first part of an answer that is of this type. */
  static Optional<JsonNode> part(JsonNode stats, String type) {
    for (JsonNode part : stats) {
      if (part.path("type").asString("").equals(type)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private static JsonNode stats(String name, String line) throws IOException {
    try {
      return JsonMapper.shared().readTree(line).path("stats");
    } catch (JacksonException e) {
      throw new IOException(name + ": no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
