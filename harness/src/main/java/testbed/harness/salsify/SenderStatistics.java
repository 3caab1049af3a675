package testbed.harness.salsify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import testbed.files.InputFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sums up what a Salsify sender wrote about each picture of its camera. */
public final class SenderStatistics {
  /** The file's name in the folder of the system. */
  public static final String FILE = "sender.jsonl";

  private SenderStatistics() {}

  /**
   * Figures by name; none when the system left no such file.
   *
   * @param system the folder of the system
   */
  public static Map<String, Double> summary(Path system) throws IOException {
    Path file = system.resolve(FILE);
    Map<String, Double> figures = new TreeMap<>();
    if (!Files.isRegularFile(file)) {
      return figures;
    }
    try {
      summary(read(file), figures);
    } catch (JacksonException e) {
      throw new IOException(file + ": " + e.getOriginalMessage(), e);
    }
    return figures;
  }

  private static void summary(List<JsonNode> pictures, Map<String, Double> figures) {
    List<JsonNode> sent = pictures.stream().filter(p -> p.path("frame").asInt() > 0).toList();
    figures.put("salsify_frames_considered", (double) pictures.size());
    figures.put("salsify_frames_sent", (double) sent.size());
    figures.put("salsify_frames_skipped", (double) (pictures.size() - sent.size()));
    for (String word : List.of("better", "smaller", "smaller_regardless", "only")) {
      count(figures, "salsify_sent_" + word, sent, "why", word);
    }
    for (String word : List.of("assumed", "acknowledged", "initial")) {
      count(figures, "salsify_against_" + word, sent, "reference", word);
    }
    mean(figures, "salsify_quantizer_mean", sent, "quantizer");
    mean(figures, "salsify_bytes_allowed_mean", sent, "limit_bytes");
    mean(figures, "salsify_packets_in_flight_mean", sent, "packets_in_flight");
    mean(figures, "salsify_inter_arrival_us_mean", sent, "inter_arrival_us");
    mean(figures, "salsify_encode_us_mean", pictures, "encode_us");
    sent.stream()
        .mapToDouble(SenderStatistics::bytes)
        .average()
        .ifPresent(v -> figures.put("salsify_bytes_sent_mean", v));
  }

  private static List<JsonNode> read(Path file) throws IOException {
    JsonMapper json = new JsonMapper();
    return InputFile.lines(file).stream()
        .filter(line -> line.endsWith("}"))
        .map(json::readTree)
        .filter(line -> line.has("picture"))
        .toList();
  }

  /** The length of the encoding that was sent. */
  private static double bytes(JsonNode picture) {
    int quantizer = picture.path("quantizer").asInt();
    JsonNode tried = picture.path("quantizers");
    for (int i = 0; i < tried.size(); i++) {
      if (tried.path(i).asInt() == quantizer) {
        return picture.path("bytes").path(i).asDouble();
      }
    }
    return 0;
  }

  private static void count(
      Map<String, Double> figures, String name, List<JsonNode> from, String field, String word) {
    long n = from.stream().filter(p -> p.path(field).asString().equals(word)).count();
    if (n > 0) {
      figures.put(name, (double) n);
    }
  }

  private static void mean(
      Map<String, Double> figures, String name, List<JsonNode> from, String field) {
    from.stream()
        .map(p -> p.path(field))
        .filter(JsonNode::isNumber)
        .mapToDouble(JsonNode::asDouble)
        .average()
        .ifPresent(v -> figures.put(name, v));
  }
}
