package testbed.traces;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import testbed.files.InputFileException;

/**
 * Turns bytes into stamps, line by line, and says exactly what is wrong with the first bad one.
 *
 * <p>Time and memory are bounded whatever the bytes are: a line has at most {@value #MAX_DIGITS}
 * digits and a trace at most {@link Trace#MAX_OPPORTUNITIES} lines, so that a compressed file that
 * would unpack to terabytes is given up at a few hundred megabytes at the latest.
 */
final class TraceParser {
  private static final int MAX_DIGITS = 10;
  private static final int GZIP_MAGIC_FIRST = 0x1f;
  private static final int GZIP_MAGIC_SECOND = 0x8b;
  private static final String FORM = "write one whole number of milliseconds a line";

  private final String source;
  private int[] stamps = new int[1024];
  private int count;
  private long value;
  private int digits;

  TraceParser(String source) {
    this.source = source;
  }

  int[] parse(InputStream in) throws TraceException {
    try {
      readAll(uncompressed(in));
    } catch (EOFException e) {
      throw TraceException.of(
              source, "the compressed data ends too early", "fetch or compress the file again")
          .causedBy(e);
    } catch (ZipException e) {
      throw TraceException.of(
              source,
              "the file begins like gzip but is damaged (" + e.getMessage() + ")",
              "fetch or compress the file again")
          .causedBy(e);
    } catch (IOException e) {
      throw unreadable(source, e);
    }
    if (count == 0) {
      throw TraceException.of(source, "the file is empty", FORM);
    }
    if (stamps[count - 1] == 0) {
      throw bad(
          count,
          "the last stamp is 0, so the trace has no duration",
          "the last line says when the trace starts over and is at least 1");
    }
    return Arrays.copyOf(stamps, count);
  }

  static TraceException unreadable(String source, IOException e) {
    if (e instanceof InputFileException refused) {
      return TraceException.of(source, refused.getReason(), "give a trace, plain or gzip")
          .causedBy(e);
    }
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return TraceException.of(
            source, "cannot be read (" + why + ")", "check the file and its permissions")
        .causedBy(e);
  }

  private static InputStream uncompressed(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == GZIP_MAGIC_FIRST && buffered.read() == GZIP_MAGIC_SECOND;
    buffered.reset();
    return gzip ? new GZIPInputStream(buffered, 1 << 14) : buffered;
  }

  private void readAll(InputStream in) throws IOException, TraceException {
    byte[] chunk = new byte[1 << 16];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      for (int i = 0; i < n; i++) {
        accept(chunk[i] & 0xff);
      }
    }
    if (digits > 0) {
      endLine();
    }
  }

  private void accept(int b) throws TraceException {
    if (b >= '0' && b <= '9') {
      digits++;
      if (digits > MAX_DIGITS) {
        throw tooLarge();
      }
      value = 10 * value + (b - '0');
    } else if (b == '\n') {
      endLine();
    } else {
      throw unexpected(b);
    }
  }

  private void endLine() throws TraceException {
    int line = count + 1;
    if (digits == 0) {
      throw bad(line, "the line is blank", "delete the line; " + FORM);
    }
    if (value > Integer.MAX_VALUE) {
      throw tooLarge();
    }
    if (count > 0 && value < stamps[count - 1]) {
      throw bad(
          line,
          "the stamp " + value + " is smaller than " + stamps[count - 1] + " on the line before",
          "stamps never decrease; sort the file with: sort -n");
    }
    if (count == Trace.MAX_OPPORTUNITIES) {
      throw bad(
          line,
          "the trace has more than " + Trace.MAX_OPPORTUNITIES + " lines",
          "split it into shorter traces");
    }
    if (count == stamps.length) {
      stamps = Arrays.copyOf(stamps, 2 * count);
    }
    stamps[count] = (int) value;
    count++;
    value = 0;
    digits = 0;
  }

  private TraceException tooLarge() {
    return bad(
        count + 1,
        "the number is larger than " + Integer.MAX_VALUE,
        "stamps are milliseconds since the start of the trace, not of an epoch");
  }

  private TraceException unexpected(int b) {
    int line = count + 1;
    return switch (b) {
      case '\r' ->
          bad(line, "there is a carriage return", "convert the line ends with: sed -i 's/\\r$//'");
      case ' ', '\t' -> bad(line, "there is a blank within the line", FORM + ", with no blanks");
      case '-' -> bad(line, "there is a minus sign", "stamps are never negative; " + FORM);
      case '.', ',' -> bad(line, "the number is not whole", FORM);
      case '#' -> bad(line, "there is a comment", "the format has none; delete the line");
      default ->
          b > ' ' && b < 0x7f
              ? bad(line, "there is the character '" + (char) b + "'", FORM)
              : bad(
                  line,
                  String.format("there is the byte 0x%02x: this is not a text of numbers", b),
                  "give a trace file; plain and gzip are understood");
    };
  }

  private TraceException bad(long line, String problem, String remedy) {
    return TraceException.atLine(source, line, problem, remedy);
  }
}
