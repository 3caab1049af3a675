package testbed.analyzer.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import testbed.analyzer.csv.CsvFile;
import testbed.analyzer.csv.CsvWriter;
import testbed.analyzer.csv.Row;
import testbed.analyzer.match.Capture;
import testbed.analyzer.match.Reading;

/** The file {@code captures.csv}: what the marks of each captured picture said. */
public final class CapturesCsv {
  /** The usual name in a run directory. */
  public static final String NAME = "captures.csv";

  private static final String FORMAT = "testbed captures 1";
  private static final String HEADING = "capture_index,seen_ns,reading";
  private static final String TORN = "torn";
  private static final String UNREADABLE = "unreadable";

  private CapturesCsv() {}

  /** Writes a file. */
  public static void write(Path path, Map<String, String> provenance, List<Capture> captures)
      throws IOException {
    try (CsvWriter out = new CsvWriter(path, FORMAT, provenance, HEADING)) {
      for (Capture capture : captures) {
        out.cell(capture.index()).cell(capture.seenNs());
        switch (capture.reading()) {
          case Reading.Seen(long code) -> out.cell(code);
          case Reading.Torn() -> out.word(TORN);
          case Reading.Unreadable() -> out.word(UNREADABLE);
        }
        out.end();
      }
    }
  }

  /** Reads a file, plain or gzip. */
  public static List<Capture> read(Path path) throws IOException {
    List<Capture> captures = new ArrayList<>();
    for (Row row : CsvFile.read(path).body(FORMAT, HEADING)) {
      Reading reading =
          switch (row.text(2)) {
            case TORN -> new Reading.Torn();
            case UNREADABLE -> new Reading.Unreadable();
            default -> new Reading.Seen(row.number(2));
          };
      captures.add(new Capture(row.number(0), row.number(1), reading));
    }
    return captures;
  }
}
