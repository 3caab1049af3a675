package testbed.harness.salsify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import testbed.files.InputFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one of Salsify's programs wrote about a call.
 *
 * @param originNs its time zero on the machine's monotonic clock, 0 where it does not say
 * @param frames the lines about pictures or frames, in order
 * @param arrivedNs when each packet came off its socket, by its own clock
 */
record ProgramLog(long originNs, List<JsonNode> frames, List<Long> arrivedNs) {
  /** Reads the file; a last line that is cut short is left out. */
  static ProgramLog read(Path file) throws IOException {
    long originNs = 0;
    List<JsonNode> frames = new ArrayList<>();
    List<Long> arrivedNs = new ArrayList<>();
    JsonMapper json = new JsonMapper();
    try {
      for (String text : InputFile.lines(file)) {
        if (!text.endsWith("}")) {
          continue;
        }
        JsonNode line = json.readTree(text);
        switch (line.path("event").asString()) {
          case "started" -> originNs = line.path("origin_ns").asLong();
          case "packets" -> line.path("arrived_ns").forEach(at -> arrivedNs.add(at.asLong()));
          default -> frames.add(line);
        }
      }
    } catch (JacksonException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    return new ProgramLog(originNs, frames, arrivedNs);
  }

  /** What became of a frame or a picture. */
  static String event(JsonNode frame) {
    return frame.path("event").asString();
  }

  static long ns(JsonNode frame, String field) {
    return frame.path(field).asLong();
  }
}
