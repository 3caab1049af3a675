package testbed.reports.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import testbed.files.InputFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a Salsify sender said of each picture that it considered. */
public final class SenderLog {
  private static final String FILE = "sender.jsonl";
  private static final double NS = 1e9;
  private static final double US_PER_MS = 1e3;

  private SenderLog() {}

  /**
   * The pictures in the order of the file; nothing for a system that is not Salsify. A last line
   * that the sender's end cut short is left out.
   *
   * @param originNs the run's time zero on the machine's monotonic clock
   * @throws IOException when the file cannot be read or another line in it is no JSON
   */
  public static List<SenderPicture> read(RunDirectory run, long originNs) throws IOException {
    Path file = file(run.system());
    List<SenderPicture> pictures = new ArrayList<>();
    if (!Files.isRegularFile(file)) {
      return pictures;
    }
    List<String> lines = InputFile.lines(file);
    // In virtual time the sender's zero is the run's; programs say where theirs is.
    long aheadNs = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (i == lines.size() - 1 && !lines.get(i).endsWith("}")) {
        break;
      }
      try {
        JsonNode line = JsonMapper.shared().readTree(lines.get(i));
        if (line.has("origin_ns")) {
          aheadNs = line.path("origin_ns").asLong() - originNs;
        } else if (line.has("picture")) {
          pictures.add(picture(line, (line.path("at_ns").asLong() + aheadNs) / NS));
        }
      } catch (JacksonException e) {
        throw new IOException(file + ":" + (i + 1) + ": no JSON: " + e.getOriginalMessage(), e);
      }
    }
    return pictures;
  }

  /** Programs leave their files in a folder of their own, the simulated sender does not. */
  private static Path file(Path system) {
    Path own = system.resolve("files").resolve(FILE);
    return Files.isRegularFile(own, LinkOption.NOFOLLOW_LINKS) ? own : system.resolve(FILE);
  }

  private static SenderPicture picture(JsonNode line, double atS) {
    boolean sent = line.path("frame").asInt(0) > 0;
    double quantizer = sent ? value(line, "quantizer") : Double.NaN;
    double sentBytes = Double.NaN;
    double smallest = Double.NaN;
    for (int i = 0; i < line.path("bytes").size(); i++) {
      double bytes = line.path("bytes").path(i).asDouble();
      smallest = smallest < bytes ? smallest : bytes;
      if (line.path("quantizers").path(i).asDouble() == quantizer) {
        sentBytes = bytes;
      }
    }
    return new SenderPicture(
        atS,
        line.path("picture").asLong(),
        quantizer,
        sentBytes,
        value(line, "limit_bytes"),
        smallest,
        value(line, "packets_in_flight"),
        value(line, "frames_in_flight"),
        value(line, "encode_us") / US_PER_MS);
  }

  private static double value(JsonNode line, String name) {
    JsonNode value = line.path(name);
    return value.isNumber() ? value.asDouble() : Double.NaN;
  }
}
