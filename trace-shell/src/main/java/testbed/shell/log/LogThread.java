package testbed.shell.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import testbed.shell.link.LinkObserver;

/**
 * Writes packet logs on a thread of its own. The packet thread tells the {@link #tap taps} and is
 * never held up by a file.
 */
public final class LogThread implements AutoCloseable {
  private static final int RING_LOG2 = 18;
  private static final long PAUSE_MS = 5;
  private static final int PAUSES_PER_FLUSH = 200;
  private static final int BUFFER = 1 << 16;

  private final EventRing ring = new EventRing(RING_LOG2);
  private final LinkObserver[] writers;
  private final List<OutputStream> files;
  private final List<Path> paths;
  private final Thread thread = new Thread(this::run, "packet log");
  private volatile boolean ending;
  private volatile IOException failure;

  private LogThread(List<OutputStream> files, List<Path> paths, LinkObserver... writers) {
    this.files = files;
    this.paths = paths;
    this.writers = writers;
    thread.setDaemon(true);
    thread.start();
  }

  /** One file with both directions; the second's lines are comments to Mahimahi's scripts. */
  public static LogThread both(Path file, LogHeader first, LogHeader second) throws IOException {
    OutputStream out = open(file);
    PacketLogWriter one = PacketLogWriter.of(out);
    PacketLogWriter two = PacketLogWriter.ofSecond(out);
    one.header(first, name(file));
    two.header(second, name(file));
    return new LogThread(List.of(out), List.of(file), one, two);
  }

  /** A file for each direction; either may be null for no log. */
  public static LogThread each(Path first, LogHeader firstHeader, Path second, LogHeader header)
      throws IOException {
    List<OutputStream> files = new ArrayList<>();
    LinkObserver[] writers = new LinkObserver[2];
    writers[0] = writer(first, firstHeader, files);
    writers[1] = writer(second, header, files);
    return new LogThread(
        List.copyOf(files), Stream.of(first, second).filter(Objects::nonNull).toList(), writers);
  }

  private static LinkObserver writer(Path file, LogHeader header, List<OutputStream> files)
      throws IOException {
    if (file == null) {
      return LinkObserver.NONE;
    }
    OutputStream out = open(file);
    files.add(out);
    PacketLogWriter writer = PacketLogWriter.of(out);
    writer.header(header, name(file));
    return writer;
  }

  private static OutputStream open(Path file) throws IOException {
    try {
      OutputStream out = Files.newOutputStream(file);
      return new BufferedOutputStream(
          name(file).endsWith(".gz") ? new GZIPOutputStream(out, BUFFER, true) : out, BUFFER);
    } catch (IOException e) {
      throw new IOException("cannot write the packet log " + FileProblem.of(file, e), e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /**
   * The observer of a direction, for the packet thread.
   *
   * @param direction 0 for the first, 1 for the second
   */
  public LinkObserver tap(int direction) {
    return writers[direction] instanceof PacketLogWriter ? ring.tap(direction) : LinkObserver.NONE;
  }

  private void run() {
    try {
      boolean last = false;
      int pauses = 0;
      while (!last) {
        last = ending;
        if (drain() == 0 && !last) {
          if (++pauses % PAUSES_PER_FLUSH == 0) {
            flush();
          }
          Thread.sleep(PAUSE_MS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int drain() {
    try {
      return ring.drainTo(writers);
    } catch (UncheckedIOException e) {
      fail(e.getCause());
      return 0;
    }
  }

  private void flush() {
    try {
      for (OutputStream file : files) {
        file.flush();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  /** After a failure events are thrown away, so that the packets still flow. */
  private void fail(IOException e) {
    if (failure == null) {
      failure = e;
    }
    Arrays.fill(writers, LinkObserver.NONE);
  }

  /**
   * Writes what is left, lets {@code trailer} add its lines to each log, and closes the files.
   *
   * @throws IOException when any write failed since the beginning
   */
  public void finish(Consumer<PacketLogWriter> trailer) throws IOException {
    ending = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (LinkObserver writer : writers) {
      if (writer instanceof PacketLogWriter log) {
        trailer.accept(log);
      }
    }
    for (OutputStream file : files) {
      file.close();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Removes the files, for a link that did not come to be. */
  public void discard() throws IOException {
    close();
    for (Path path : paths) {
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(path); // and never a device, such as /dev/null
      }
    }
  }

  @Override
  public void close() throws IOException {
    finish(log -> {});
  }
}
