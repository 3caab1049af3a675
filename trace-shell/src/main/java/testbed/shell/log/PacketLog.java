package testbed.shell.log;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import testbed.files.InputFile;

/**
 * A packet log that was read: the first direction, and the second where the file holds both.
 *
 * @param first the direction whose lines are plain
 * @param second the direction whose lines open with {@code #< }, when there is one
 */
public record PacketLog(DirectionLog first, Optional<DirectionLog> second) {
  /** The events of a log lie within so many milliseconds. */
  static final long LONGEST_MS = 48L * 3600 * 1000;

  private static final int GZIP_MAGIC = 0x1f;

  /**
   * One direction.
   *
   * @param comments the comment lines without their {@code # }, in order; header and trailer
   * @param lines the events, in the file's order
   */
  public record DirectionLog(List<String> comments, List<LogLine> lines) {
    /** Copies the lists. */
    public DirectionLog {
      comments = List.copyOf(comments);
      lines = List.copyOf(lines);
    }

    /** The value of the comment {@code key: value}. */
    public Optional<String> comment(String key) {
      return comments.stream()
          .filter(c -> c.startsWith(key + ": "))
          .map(c -> c.substring(key.length() + 2))
          .findFirst();
    }

    /** The stamp of the earliest event; 0 when there is none. */
    public long firstMs() {
      return lines.stream().mapToLong(LogLine::ms).min().orElse(0);
    }

    /** The stamp of the latest event; 0 when there is none. */
    public long lastMs() {
      return lines.stream().mapToLong(LogLine::ms).max().orElse(0);
    }

    /** The stamp at which the trace began; 0 when the log does not say. */
    public long baseMs() {
      return number("base timestamp");
    }

    /** The wall-clock time that stamps count from, in ms since 1970; 0 when not said. */
    public long initEpochMs() {
      return number("init timestamp");
    }

    private long number(String key) {
      return comment(key).filter(v -> v.matches("[0-9]{1,13}")).map(Long::parseLong).orElse(0L);
    }
  }

  /**
   * Reads a log, compressed with gzip or not.
   *
   * @throws PacketLogException when a line is not one of a packet log
   */
  public static PacketLog read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return parse(in, file.toString());
    }
  }

  /** Reads a log from a stream, which is not closed; {@code source} names it in messages. */
  public static PacketLog parse(InputStream in, String source) throws IOException {
    PushbackInputStream peekable = new PushbackInputStream(in);
    int first = peekable.read();
    if (first >= 0) {
      peekable.unread(first);
    }
    InputStream plain =
        first == GZIP_MAGIC ? new AsFarAsItGoes(new GZIPInputStream(peekable, 1 << 16)) : peekable;
    BufferedReader reader = InputFile.reader(plain, source, InputFile.MAX_CHARACTERS);
    return new PacketLogParser(source).parse(reader);
  }

  /** A compressed stream that may break off, as logs of killed links do: there it ends. */
  private static final class AsFarAsItGoes extends FilterInputStream {
    AsFarAsItGoes(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (EOFException e) {
        return -1;
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (EOFException e) {
        return -1;
      }
    }
  }
}
