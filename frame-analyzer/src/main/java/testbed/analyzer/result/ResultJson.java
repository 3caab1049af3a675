package testbed.analyzer.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import testbed.analyzer.metric.Better;
import testbed.analyzer.metric.MetricValue;
import testbed.files.InputFile;
import testbed.files.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files {@code metrics.json} and {@code evidence/index.json}. Numbers that JSON cannot express:
 * a value that was not measured is null, an infinite one the text {@code "inf"}.
 */
public final class ResultJson {
  /** The usual name of the metrics in a run directory. */
  public static final String METRICS = "metrics.json";

  /** The usual name of the evidence's index in a run directory. */
  public static final String EVIDENCE = "evidence/index.json";

  private static final int VERSION = 1;
  private static final String INFINITE = "inf";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ResultJson() {}

  /**
   * What {@code metrics.json} holds.
   *
   * @param provenance what made it
   * @param metrics in its order
   */
  public record Metrics(Map<String, String> provenance, List<MetricValue> metrics) {}

  private record MetricsFile(
      int formatVersion, Map<String, String> provenance, List<MetricEntry> metrics) {}

  private record MetricEntry(String name, String unit, String better, Object value, long n) {}

  private record EvidenceFile(
      int formatVersion, Map<String, String> provenance, List<EvidenceEntry> pairs) {}

  private record EvidenceEntry(
      String kind,
      long frameId,
      long shownNs,
      long seenNs,
      Object ssimDb,
      String sent,
      String received,
      String sentence) {}

  /** Writes the metrics. */
  public static void writeMetrics(
      Path path, Map<String, String> provenance, List<MetricValue> metrics) throws IOException {
    List<MetricEntry> entries =
        metrics.stream()
            .map(
                m ->
                    new MetricEntry(
                        m.name(),
                        m.unit(),
                        m.better().name().toLowerCase(Locale.ROOT),
                        json(m.value()),
                        m.n()))
            .toList();
    write(path, new MetricsFile(VERSION, provenance, entries));
  }

  /**
   * Reads the metrics.
   *
   * @throws IOException when the file is damaged; the message names it, and the line where it can
   */
  public static List<MetricValue> readMetrics(Path path) throws IOException {
    return readAllMetrics(path).metrics();
  }

  /**
   * Reads the metrics with what the file says about itself.
   *
   * @throws IOException when the file is damaged; the message names it, and the line where it can
   */
  public static Metrics readAllMetrics(Path path) throws IOException {
    MetricsFile file = read(path, MetricsFile.class);
    List<MetricEntry> entries = file.metrics();
    return new Metrics(
        file.provenance() == null ? Map.of() : file.provenance(),
        entries == null ? List.of() : values(path, entries, ResultJson::metric));
  }

  private static MetricValue metric(MetricEntry m) {
    return new MetricValue(
        PlainText.of(String.valueOf(m.name())),
        PlainText.of(String.valueOf(m.unit())),
        Better.valueOf(String.valueOf(m.better()).toUpperCase(Locale.ROOT)),
        number(m.value()),
        m.n());
  }

  /** Writes the index of the evidence. */
  public static void writeEvidence(
      Path path, Map<String, String> provenance, List<EvidencePair> pairs) throws IOException {
    List<EvidenceEntry> entries =
        pairs.stream()
            .map(
                p ->
                    new EvidenceEntry(
                        p.kind(),
                        p.frameId(),
                        p.shownNs(),
                        p.seenNs(),
                        json(p.ssimDb()),
                        p.sent(),
                        p.received(),
                        p.sentence()))
            .toList();
    write(path, new EvidenceFile(VERSION, provenance, entries));
  }

  /**
   * Reads the index of the evidence.
   *
   * @throws IOException when the file is damaged; the message names it, and the line where it can
   */
  public static List<EvidencePair> readEvidence(Path path) throws IOException {
    List<EvidenceEntry> entries = read(path, EvidenceFile.class).pairs();
    return entries == null ? List.of() : values(path, entries, ResultJson::pair);
  }

  private static EvidencePair pair(EvidenceEntry p) {
    if (p.kind() == null || p.sent() == null || p.received() == null) {
      throw new IllegalArgumentException("a pair lacks its kind or a picture");
    }
    return new EvidencePair(
        p.kind(),
        p.frameId(),
        p.shownNs(),
        p.seenNs(),
        number(p.ssimDb()),
        p.sent(),
        p.received(),
        p.sentence());
  }

  /** What the entries of a file say, or what is wrong with one of them. */
  private static <E, V> List<V> values(Path path, List<E> entries, Function<E, V> value)
      throws IOException {
    try {
      if (entries.contains(null)) {
        throw new IOException(path + ": one of its entries is null; is the file complete?");
      }
      return entries.stream().map(value).toList();
    } catch (IllegalArgumentException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  private static Object json(double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    return Double.isInfinite(value) ? (value > 0 ? INFINITE : "-" + INFINITE) : (Object) value;
  }

  private static double number(Object value) {
    return switch (value) {
      case null -> Double.NaN;
      case Number number -> number.doubleValue();
      case String text when text.equals(INFINITE) -> Double.POSITIVE_INFINITY;
      case String text when text.equals("-" + INFINITE) -> Double.NEGATIVE_INFINITY;
      default -> throw new IllegalArgumentException("'" + value + "' is no number");
    };
  }

  private static void write(Path path, Object content) throws IOException {
    Files.writeString(path, JSON.writeValueAsString(content) + "\n");
  }

  private static <T> T read(Path path, Class<T> type) throws IOException {
    try {
      T content = JSON.readValue(InputFile.bytes(path), type);
      if (content == null) {
        throw new IOException(path + ": says nothing");
      }
      return content;
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new IOException(path + line + ": " + e.getOriginalMessage(), e);
    }
  }
}
