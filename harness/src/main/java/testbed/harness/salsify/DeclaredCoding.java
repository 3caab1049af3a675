package testbed.harness.salsify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import testbed.harness.option.Span;
import testbed.harness.system.Stage;
import testbed.salsify.codec.CodingTime;
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
   * whose medians over the frames that were sent and shown are taken. The run must have had as many
   * cores for its encodings.
   */
  public static final class Converter implements ITypeConverter<DeclaredCoding> {
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
              new CodingTime(span.convert(times[0]).nanos(), span.convert(times[1]).nanos())));
    }

    private static CodingTime measured(Path run) {
      Path files = Stage.filesIn(run.resolve("system"));
      Path system = Files.isDirectory(files) ? files : run.resolve("system");
      return new CodingTime(
          median(
              system.resolve(SenderStatistics.FILE),
              line -> line.path("frame").asInt() > 0 ? line.path("encode_us").asLong() * 1000 : 0),
          median(
              system.resolve("receiver.jsonl"),
              line ->
                  line.path("event").asString().equals("shown")
                      ? line.path("at_ns").asLong() - line.path("complete_ns").asLong()
                      : 0));
    }

    private static long median(Path file, ToLongFunction<JsonNode> time) {
      JsonMapper json = new JsonMapper();
      try (Stream<String> lines = Files.lines(file)) {
        List<JsonNode> read = lines.filter(l -> l.endsWith("}")).map(json::readTree).toList();
        long[] times = read.stream().mapToLong(time).filter(t -> t > 0).sorted().toArray();
        if (times.length > 0) {
          return times[times.length / 2];
        }
      } catch (IOException | JacksonException e) {
        throw new TypeConversionException(file + ": cannot be read; is it a run of salsify?");
      }
      throw new TypeConversionException(file + ": tells no time of coding");
    }
  }

  /** The times for pictures of this size. */
  public CodingTime at(int width, int height) {
    return given.orElseGet(() -> CodingTime.typical(width, height));
  }
}
