package testbed.injector;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import testbed.files.InputFile;
import testbed.timebase.Time;

/**
 * The file {@code injections.csv} of a run: provenance lines that begin with {@code #}, a heading,
 * and a line for each tick. A lost picture has no {@code shown_ns}.
 */
public final class InjectionLog {
  private static final String HEADING = "frame_id,scheduled_ns,shown_ns,outcome";

  private InjectionLog() {}

  /**
   * Writes a log.
   *
   * @param provenance what made it, in the order in which it is to be read
   */
  public static void write(Path file, Map<String, String> provenance, List<Injection> injections)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> e : provenance.entrySet()) {
        out.write("# " + e.getKey() + ": " + e.getValue().replaceAll("\\R", " ") + "\n");
      }
      out.write(HEADING + "\n");
      for (Injection i : injections) {
        String shown = i.shownNs() == Time.NEVER ? "" : Long.toString(i.shownNs());
        String outcome = i.outcome().name().toLowerCase(Locale.ROOT);
        out.write(i.frameId() + "," + i.scheduledNs() + "," + shown + "," + outcome + "\n");
      }
    }
  }

  /** What a log says made it, by key. */
  public static Map<String, String> provenance(Path file) throws IOException {
    Map<String, String> provenance = new LinkedHashMap<>();
    for (String line : InputFile.lines(file)) {
      int colon = line.indexOf(": ");
      if (line.startsWith("# ") && colon > 0) {
        provenance.put(line.substring(2, colon), line.substring(colon + 2));
      }
    }
    return provenance;
  }

  /** Reads a log. */
  public static List<Injection> read(Path file) throws IOException, InjectionLogException {
    List<Injection> injections = new ArrayList<>();
    boolean headed = false;
    int number = 0;
    for (String line : InputFile.lines(file)) {
      number++;
      if (line.startsWith("#")) {
        continue;
      }
      if (!headed) {
        if (!line.equals(HEADING)) {
          throw new InjectionLogException(
              file + ":" + number + ": the heading is not '" + HEADING + "'");
        }
        headed = true;
      } else {
        injections.add(parse(line, file + ":" + number, injections.size()));
      }
    }
    if (!headed) {
      throw new InjectionLogException(file + ": empty");
    }
    return injections;
  }

  private static Injection parse(String line, String place, int expectedId)
      throws InjectionLogException {
    String[] cells = line.split(",", -1);
    if (cells.length != 4) {
      throw new InjectionLogException(place + ": " + cells.length + " columns, not 4: " + line);
    }
    try {
      long shown = cells[2].isEmpty() ? Time.NEVER : Long.parseLong(cells[2]);
      Injection.Outcome outcome = Injection.Outcome.valueOf(cells[3].toUpperCase(Locale.ROOT));
      long id = Long.parseLong(cells[0]);
      if (id != expectedId || (shown == Time.NEVER) != (outcome == Injection.Outcome.LOST)) {
        throw new InjectionLogException(
            place + ": not the line of frame " + expectedId + ": " + line);
      }
      return new Injection(id, Long.parseLong(cells[1]), shown, outcome);
    } catch (IllegalArgumentException e) {
      throw new InjectionLogException(
          place + ": not a number or outcome in '" + line + "' (" + e.getMessage() + ")");
    }
  }
}
