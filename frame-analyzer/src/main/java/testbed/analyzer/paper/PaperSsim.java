package testbed.analyzer.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import testbed.analyzer.csv.CsvFile;
import testbed.analyzer.csv.Row;

/**
 * The SSIM of one displayed frame in dB, of Daala's tool over the whole picture in 4:4:4.
 *
 * @param totalDb all planes
 * @param yDb luma: the one that the paper uses
 * @param cbDb blue difference
 * @param crDb red difference
 */
public record PaperSsim(double totalDb, double yDb, double cbDb, double crDb) {
  private static final Pattern LINE =
      Pattern.compile("(\\d+): *(\\S+) *\\(Y': *(\\S+) *Cb: *(\\S+) *Cr: *(\\S+) *\\)");

  /**
   * Reads an {@code .ssim.log}. Its lines are in the order in which parallel workers finished; the
   * result is in the order of their labels, which count the displayed frames.
   */
  public static SortedMap<Long, PaperSsim> readLog(Path path) throws IOException {
    SortedMap<Long, PaperSsim> byLabel = new TreeMap<>();
    for (Row row : CsvFile.read(path).rows()) {
      String line = row.text(0);
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        byLabel.put(
            Long.parseLong(matcher.group(1)),
            new PaperSsim(
                Double.parseDouble(matcher.group(2)),
                Double.parseDouble(matcher.group(3)),
                Double.parseDouble(matcher.group(4)),
                Double.parseDouble(matcher.group(5))));
      } else if (!line.startsWith("Total")) {
        throw row.problem("'" + line + "' is no line of an SSIM log");
      }
    }
    return byLabel;
  }
}
