package testbed.shell.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import testbed.shell.link.DropReason;
import testbed.shell.link.LinkObserver;
import testbed.timebase.Time;

/**
 * Writes what a link does as the lines of Mahimahi's log. Stamps are scheduled instants in whole
 * milliseconds; a delay is the difference of two stamps. A drop that Mahimahi's format does not
 * know (anything but a queue's limit) carries its reason as a further word.
 *
 * <p>Not thread-safe. Writing fails with {@link UncheckedIOException}.
 */
public final class PacketLogWriter implements LinkObserver {
  /** What the lines of the second direction open with in a file that holds both. */
  static final String SECOND = "#< ";

  private final OutputStream out;
  private final byte[] prefix;
  private final byte[] line = new byte[128];
  private int length;

  private PacketLogWriter(OutputStream out, String prefix) {
    this.out = out;
    this.prefix = prefix.getBytes(StandardCharsets.US_ASCII);
  }

  /** A writer of a log of one direction, or of the first of two; {@code out} should buffer. */
  public static PacketLogWriter of(OutputStream out) {
    return new PacketLogWriter(out, "");
  }

  /** A writer of the second direction of a log that holds both. */
  public static PacketLogWriter ofSecond(OutputStream out) {
    return new PacketLogWriter(out, SECOND);
  }

  /** Opens the log. */
  public void header(LogHeader header, String file) {
    comment("mahimahi mm-link (" + header.direction() + ") [" + header.trace() + "] > " + file);
    comment("command line: " + header.commandLine());
    comment("queue: " + header.queue());
    comment("init timestamp: " + header.initEpochMs());
    comment("base timestamp: " + header.baseMs());
    header.remarks().forEach(this::comment);
  }

  /** Writes a line that is not an event. */
  public void comment(String text) {
    begin();
    flushLine();
    write(("# " + text.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void arrived(long atNs, int bytes) {
    event(atNs, '+', bytes);
    end();
  }

  @Override
  public void opportunity(long atNs, int bytes) {
    event(atNs, '#', bytes);
    end();
  }

  @Override
  public void departed(long atNs, int bytes, long arrivedNs) {
    event(atNs, '-', bytes);
    character(' ');
    number(ms(atNs) - ms(arrivedNs));
    end();
  }

  @Override
  public void dropped(long atNs, int bytes, DropReason reason) {
    begin();
    number(ms(atNs));
    character(' ');
    character('d');
    character(' ');
    number(1);
    character(' ');
    number(bytes);
    if (reason != DropReason.QUEUE_LIMIT) {
      character(' ');
      String label = reason.label();
      for (int i = 0; i < label.length(); i++) {
        character(label.charAt(i));
      }
    }
    end();
  }

  /**
   * As a comment, which no reader of events trips over: {@code # changed at 1234 ms: rate=2mbit}.
   */
  @Override
  public void changed(long atNs, String what) {
    comment("changed at " + ms(atNs) + " ms: " + what);
  }

  private void event(long atNs, char kind, int bytes) {
    begin();
    number(ms(atNs));
    character(' ');
    character(kind);
    character(' ');
    number(bytes);
  }

  private static long ms(long ns) {
    return Math.floorDiv(ns, Time.MILLISECOND);
  }

  private void begin() {
    System.arraycopy(prefix, 0, line, 0, prefix.length);
    length = prefix.length;
  }

  private void end() {
    character('\n');
    flushLine();
  }

  private void flushLine() {
    try {
      out.write(line, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(byte[] text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void character(char c) {
    line[length++] = (byte) c;
  }

  private void number(long value) {
    if (value < 0) {
      character('-');
    }
    long rest = Math.abs(value);
    long unit = 1;
    while (rest / unit >= 10) {
      unit *= 10;
    }
    for (; unit > 0; unit /= 10) {
      character((char) ('0' + rest / unit % 10));
    }
  }
}
