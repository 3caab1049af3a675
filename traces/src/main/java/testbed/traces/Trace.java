package testbed.traces;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Arrays;
import testbed.files.InputFile;
import testbed.timebase.DataRate;

/**
 * A packet-delivery trace in the format of Mahimahi: one line for each opportunity of a link to
 * deliver {@value #OPPORTUNITY_BYTES} bytes, holding the millisecond at which it comes. Stamps
 * never decrease, the same one may be repeated, and the trace starts over at its last stamp.
 *
 * <p>An immutable value that is equal to another with the same stamps. Whatever was constructed is
 * a good trace.
 */
public final class Trace {
  /** The bytes that one opportunity delivers: 1500 of IP and 4 of framing, as in Mahimahi. */
  public static final int OPPORTUNITY_BYTES = 1504;

  /** The bits that one opportunity delivers. */
  public static final int OPPORTUNITY_BITS = 8 * OPPORTUNITY_BYTES;

  /** More lines than this are refused; the longest known recording has about a million. */
  public static final int MAX_OPPORTUNITIES = 1 << 24;

  private static final int TEXT_CHUNK = 1 << 16;

  private final int[] stampsMs;

  private Trace(int[] stampsMs) {
    this.stampsMs = stampsMs;
  }

  /**
   * The trace with these stamps, in milliseconds.
   *
   * @throws IllegalArgumentException when there is none, one is negative or smaller than the one
   *     before it, or the last is 0
   */
  public static Trace of(int... stampsMs) {
    if (stampsMs.length == 0 || stampsMs.length > MAX_OPPORTUNITIES) {
      throw new IllegalArgumentException("a trace cannot have " + stampsMs.length + " lines");
    }
    int last = 0;
    for (int stamp : stampsMs) {
      if (stamp < last) {
        throw new IllegalArgumentException("the stamp " + stamp + " ms follows " + last + " ms");
      }
      last = stamp;
    }
    if (last == 0) {
      throw new IllegalArgumentException("the last stamp is 0 ms, so the trace has no duration");
    }
    return new Trace(stampsMs.clone());
  }

  /**
   * Reads a trace, compressed with gzip or not: the first two bytes tell. The stream is not closed.
   *
   * @param source the name that error messages give to the stream
   * @throws TraceException when the stream cannot be read, holds anything but a trace, or is too
   *     long for one
   */
  public static Trace parse(InputStream in, String source) throws TraceException {
    return new Trace(new TraceParser(source).parse(in));
  }

  /**
   * Reads a trace file, compressed with gzip or not, whatever its name.
   *
   * @throws TraceException when there is no such file, or it cannot be read or is not a trace
   */
  public static Trace read(Path file) throws TraceException {
    String source = file.toString();
    if (Files.isDirectory(file)) {
      throw TraceException.of(
          source, "this is a folder, not a trace file", "name one of the files in it");
    }
    try (InputStream in = InputFile.open(file)) {
      return parse(in, source);
    } catch (NoSuchFileException e) {
      throw TraceException.of(
              source,
              "there is no such file",
              "check the path, or see the known names with: testbed traces list")
          .causedBy(e);
    } catch (IOException e) {
      throw TraceParser.unreadable(source, e);
    }
  }

  /** The number of opportunities, at least 1. */
  public int size() {
    return stampsMs.length;
  }

  /** The stamp of an opportunity, counted from 0, in milliseconds since the trace's start. */
  public int opportunityMs(int index) {
    return stampsMs[index];
  }

  /** The last stamp, at which the trace starts over, in milliseconds; at least 1. */
  public int periodMs() {
    return stampsMs[stampsMs.length - 1];
  }

  /** The index of the first opportunity at or after {@code ms}, or {@link #size()}. */
  public int firstAtOrAfter(long ms) {
    int low = 0;
    int high = stampsMs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (stampsMs[middle] < ms) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The trace of a link like this one with its rate multiplied: opportunities are repeated or left
   * out evenly.
   *
   * @param factor more than 0
   * @throws IllegalArgumentException when no trace, or too long a one, would be left
   */
  public Trace scaled(double factor) {
    if (!(factor > 0 && factor * size() < MAX_OPPORTUNITIES)) {
      throw new IllegalArgumentException("a trace cannot have its rate multiplied by " + factor);
    }
    int[] scaled = new int[(int) Math.round(factor * size())];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = stampsMs[Math.min((int) ((i + 0.5) / factor), size() - 1)];
    }
    if (scaled.length > 0) {
      scaled[scaled.length - 1] = periodMs();
    }
    return of(scaled);
  }

  /** What the link could carry on average, in bits per second. */
  public double meanBitsPerSecond() {
    return 1000.0 * OPPORTUNITY_BITS * size() / periodMs();
  }

  /** {@link #meanBitsPerSecond()} as a rate, rounded, at least 1 bit/s. */
  public DataRate meanRate() {
    return new DataRate(Math.max(1, Math.round(meanBitsPerSecond())));
  }

  /** The canonical text: one number a line, each line ended, nothing else. */
  public String toText() {
    StringBuilder text = new StringBuilder(8 * size());
    for (int stamp : stampsMs) {
      text.append(stamp).append('\n');
    }
    return text.toString();
  }

  /** Writes the canonical text, uncompressed; the stream is neither flushed nor closed. */
  public void writeTo(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(TEXT_CHUNK + 16);
    for (int stamp : stampsMs) {
      text.append(stamp).append('\n');
      if (text.length() >= TEXT_CHUNK) {
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
        text.setLength(0);
      }
    }
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** The SHA-256 of the canonical text, as 64 hexadecimal digits: the identity of the content. */
  public String sha256() {
    DigestOutputStream out =
        new DigestOutputStream(OutputStream.nullOutputStream(), ContentHash.sha256());
    try (out) {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ContentHash.hex(out.getMessageDigest());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trace trace && Arrays.equals(stampsMs, trace.stampsMs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(stampsMs);
  }

  @Override
  public String toString() {
    return "Trace[" + size() + " opportunities in " + periodMs() + " ms]";
  }
}
