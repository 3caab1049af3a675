package testbed.shell.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import testbed.files.PlainText;
import testbed.shell.log.PacketLog.DirectionLog;

/** Reads the lines of one log. A compressed file that breaks off is read as far as it goes. */
final class PacketLogParser {
  /** Stamps may count from 1970; those of the year 2200 are none. */
  private static final long LATEST_MS = 7_258_118_400_000L;

  private final String source;
  private final Direction first = new Direction();
  private final Direction second = new Direction();
  private long lineNumber;

  PacketLogParser(String source) {
    this.source = source;
  }

  PacketLog parse(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    while (line != null) {
      lineNumber++;
      if (line.startsWith(PacketLogWriter.SECOND)) {
        second.take(line.substring(PacketLogWriter.SECOND.length()));
      } else {
        first.take(line);
      }
      line = reader.readLine();
    }
    return new PacketLog(
        first.log(),
        second.lines.isEmpty() && second.comments.isEmpty()
            ? Optional.empty()
            : Optional.of(second.log()));
  }

  private final class Direction {
    final List<String> comments = new ArrayList<>();
    final List<LogLine> lines = new ArrayList<>();
    private long firstMs = LATEST_MS;
    private long lastMs;

    DirectionLog log() {
      return new DirectionLog(comments, lines);
    }

    void take(String line) throws PacketLogException {
      if (line.startsWith("#")) {
        comments.add(PlainText.of(line.substring(1).strip()));
      } else {
        lines.add(event(line));
      }
    }

    private LogLine event(String line) throws PacketLogException {
      String[] words = line.split(" ", -1);
      if (words.length < 3 || words[1].length() != 1) {
        throw wrong("'" + excerpt(line) + "' is not an event");
      }
      long ms = stamp(words[0]);
      int bytesWord = words[1].equals("d") ? 3 : 2;
      int most = words[1].equals("-") ? 4 : words[1].equals("d") ? 5 : 3;
      int least = words[1].equals("#") || words[1].equals("+") ? 3 : 4;
      if (words.length < least || words.length > most) {
        throw wrong("'" + excerpt(line) + "' has " + words.length + " words");
      }
      int bytes = atMost(number(words[bytesWord]));
      return switch (words[1].charAt(0)) {
        case '#' -> new LogLine.Opportunity(ms, bytes);
        case '+' -> new LogLine.Arrival(ms, bytes);
        case '-' -> new LogLine.Departure(ms, bytes, number(words[3]));
        case 'd' ->
            new LogLine.Drop(
                ms,
                atMost(number(words[2])),
                bytes,
                words.length > 4 ? PlainText.of(words[4]) : "limit");
        default -> throw wrong("'" + words[1] + "' is not a kind of event");
      };
    }

    private static int atMost(long number) {
      return (int) Math.min(number, Integer.MAX_VALUE);
    }

    /** Reads a stamp; what would take memory or time without end is refused. */
    private long stamp(String word) throws PacketLogException {
      long ms = number(word);
      if (ms > LATEST_MS) {
        throw wrong("'" + excerpt(word) + "' is not a time in milliseconds");
      }
      firstMs = Math.min(firstMs, ms);
      lastMs = Math.max(lastMs, ms);
      if (lastMs > firstMs + PacketLog.LONGEST_MS) {
        throw wrong("'" + excerpt(word) + "' is more than 48 hours from another event");
      }
      return ms;
    }

    private long number(String word) throws PacketLogException {
      if (word.isEmpty() || word.length() > 18) {
        throw wrong("'" + excerpt(word) + "' is not a number");
      }
      long value = 0;
      for (int i = 0; i < word.length(); i++) {
        int digit = word.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          throw wrong("'" + excerpt(word) + "' is not a number");
        }
        value = 10 * value + digit;
      }
      return value;
    }

    private PacketLogException wrong(String problem) {
      return new PacketLogException(source, lineNumber, problem);
    }

    private static String excerpt(String text) {
      return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
  }
}
