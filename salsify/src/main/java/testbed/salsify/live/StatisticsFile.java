package testbed.salsify.live;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import testbed.timebase.MonotonicClock;

/** Statistics as lines of JSON, or nowhere. Each line is in the file as soon as it is written. */
public final class StatisticsFile implements AutoCloseable {
  private final BufferedWriter out;

  private StatisticsFile(BufferedWriter out) {
    this.out = out;
  }

  /** Makes or replaces a file; an empty name stands for none. */
  public static StatisticsFile create(String name) throws IOException {
    return new StatisticsFile(
        name.isEmpty()
            ? new BufferedWriter(Writer.nullWriter())
            : Files.newBufferedWriter(Path.of(name)));
  }

  /**
   * The same for a program that lives by {@code clock}. The first line tells what its time zero is
   * on the machine's monotonic clock, so that the files of two programs can be put together.
   */
  public static StatisticsFile create(String name, MonotonicClock clock) throws IOException {
    StatisticsFile file = create(name);
    file.line("{\"event\":\"started\",\"origin_ns\":" + clock.originNs() + "}");
    return file;
  }

  /** Appends a line. */
  public synchronized void line(String json) {
    try {
      out.write(json);
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
