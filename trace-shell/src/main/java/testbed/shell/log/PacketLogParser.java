package testbed.shell.log;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import testbed.shell.log.PacketLog.DirectionLog;

/** Reads the lines of one log. A compressed file that breaks off is read as far as it goes. */
final class PacketLogParser {
  private final String source;
  private final Direction first = new Direction();
  private final Direction second = new Direction();
  private long lineNumber;

  PacketLogParser(String source) {
    this.source = source;
  }

  PacketLog parse(BufferedReader reader) throws IOException {
    String line = next(reader);
    while (line != null) {
      lineNumber++;
      if (line.startsWith(PacketLogWriter.SECOND)) {
        second.take(line.substring(PacketLogWriter.SECOND.length()));
      } else {
        first.take(line);
      }
      line = next(reader);
    }
    return new PacketLog(
        first.log(),
        second.lines.isEmpty() && second.comments.isEmpty()
            ? Optional.empty()
            : Optional.of(second.log()));
  }

  private static String next(BufferedReader reader) throws IOException {
    try {
      return reader.readLine();
    } catch (EOFException e) {
      return null;
    }
  }

  private final class Direction {
    final List<String> comments = new ArrayList<>();
    final List<LogLine> lines = new ArrayList<>();

    DirectionLog log() {
      return new DirectionLog(comments, lines);
    }

    void take(String line) throws PacketLogException {
      if (line.startsWith("#")) {
        comments.add(line.substring(1).strip());
      } else {
        lines.add(event(line));
      }
    }

    private LogLine event(String line) throws PacketLogException {
      String[] words = line.split(" ", -1);
      if (words.length < 3 || words[1].length() != 1) {
        throw wrong("'" + excerpt(line) + "' is not an event");
      }
      long ms = number(words[0]);
      int bytesWord = words[1].equals("d") ? 3 : 2;
      int most = words[1].equals("-") ? 4 : words[1].equals("d") ? 5 : 3;
      int least = words[1].equals("#") || words[1].equals("+") ? 3 : 4;
      if (words.length < least || words.length > most) {
        throw wrong("'" + excerpt(line) + "' has " + words.length + " words");
      }
      int bytes = Math.toIntExact(Math.min(number(words[bytesWord]), Integer.MAX_VALUE));
      return switch (words[1].charAt(0)) {
        case '#' -> new LogLine.Opportunity(ms, bytes);
        case '+' -> new LogLine.Arrival(ms, bytes);
        case '-' -> new LogLine.Departure(ms, bytes, number(words[3]));
        case 'd' ->
            new LogLine.Drop(
                ms, (int) number(words[2]), bytes, words.length > 4 ? words[4] : "limit");
        default -> throw wrong("'" + words[1] + "' is not a kind of event");
      };
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
