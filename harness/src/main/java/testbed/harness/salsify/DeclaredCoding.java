package testbed.harness.salsify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import testbed.harness.option.Span;
import testbed.harness.system.Stage;
import testbed.salsify.codec.CodingTime;
import testbed.timebase.Time;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long coding takes in virtual time, as the user declares it.
 *
 * @param given the declared times, or none for what is usual at the picture's size
 */
public record DeclaredCoding(Optional<CodingTime> given) {
  /** What is usual at the picture's size. */
  public static final DeclaredCoding USUAL = new DeclaredCoding(Optional.empty());

  /**
   * Reads {@code usual}, two lengths of time such as {@code 12ms,4ms}, or the folder of a real run,
   * whose times are played again, picture by picture. The run must have had two cores for its
   * encodings, which is usual.
   */
  public static final class Converter implements ITypeConverter<DeclaredCoding> {
    /** Pictures that a sender may have passed over in a row; more is a broken file. */
    private static final int MOST_MISSING = 100_000;

    @Override
    public DeclaredCoding convert(String text) throws Exception {
      if (text.equals("usual")) {
        return USUAL;
      }
      Path folder = Path.of(text);
      if (Files.isDirectory(folder)) {
        return new DeclaredCoding(Optional.of(measured(folder)));
      }
      String[] times = text.split(",", -1);
      if (times.length != 2) {
        throw new TypeConversionException(
            "'" + text + "' is neither two lengths of time (12ms,4ms) nor the folder of a run");
      }
      Span.Converter span = new Span.Converter();
      return new DeclaredCoding(
          Optional.of(
              CodingTime.always(span.convert(times[0]).nanos(), span.convert(times[1]).nanos())));
    }

    private static CodingTime measured(Path run) {
      Path files = Stage.filesIn(run.resolve("system"));
      Path system = Files.isDirectory(files) ? files : run.resolve("system");
      return new CodingTime(
          encodings(system.resolve(SenderStatistics.FILE)),
          decodings(system.resolve("receiver.jsonl")));
    }

    /** By picture of the camera; one that was never encoded takes what the one before it took. */
    private static List<Long> encodings(Path file) {
      List<Long> times = new ArrayList<>();
      for (JsonNode line : lines(file)) {
        long timeNs = line.path("encode_us").asLong() * Time.MICROSECOND;
        long picture = line.path("picture").asLong(-1);
        if (timeNs > 0 && picture >= times.size() && picture <= times.size() + MOST_MISSING) {
          long beforeNs = times.isEmpty() ? timeNs : times.getLast();
          while (times.size() < picture) {
            times.add(beforeNs);
          }
          times.add(timeNs);
        }
      }
      return some(times, file);
    }

    /** In the order of the frames; a frame that came complete while another was decoded waits. */
    private static List<Long> decodings(Path file) {
      List<Long> times = new ArrayList<>();
      long freeNs = 0;
      for (JsonNode line : lines(file)) {
        String event = line.path("event").asString();
        if (event.equals("shown") || event.equals("late")) {
          long atNs = line.path("at_ns").asLong();
          long timeNs = atNs - Math.max(freeNs, line.path("complete_ns").asLong());
          freeNs = atNs;
          if (timeNs > 0) {
            times.add(timeNs);
          }
        }
      }
      return some(times, file);
    }

    private static List<Long> some(List<Long> times, Path file) {
      if (times.isEmpty()) {
        throw new TypeConversionException(file + ": tells no time of coding");
      }
      return times;
    }

    private static List<JsonNode> lines(Path file) {
      JsonMapper json = new JsonMapper();
      try (Stream<String> lines = Files.lines(file)) {
        return lines.filter(l -> l.endsWith("}")).map(json::readTree).toList();
      } catch (IOException | JacksonException e) {
        throw new TypeConversionException(file + ": cannot be read; is it a run of salsify?");
      }
    }
  }

  /** The times for pictures of this size. */
  public CodingTime at(int width, int height) {
    return given.orElseGet(() -> CodingTime.typical(width, height));
  }
}
