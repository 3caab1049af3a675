package testbed.analyzer.display;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import testbed.timebase.Clock;
import testbed.video.VideoException;
import testbed.video.Y4mHeader;
import testbed.video.Y4mReader;

/**
 * A display that is a named pipe into which a program writes Y4M.
 *
 * <p>A picture is seen at the instant at which its last byte has been read from the pipe, on a
 * thread that does nothing else: the program has then written all of it, at most the time of one
 * wake-up earlier. In mid-stream a new header may change the picture's size. A picture that is not
 * finished is not a picture.
 */
public final class PipeDisplay implements DisplayPort {
  private static final int MODE = 0600;
  private static final int MAX_LINE = 1024;
  private static final byte[] FRAME = "FRAME".getBytes(StandardCharsets.US_ASCII);

  private final Path pipe;
  private final byte[] line = new byte[MAX_LINE];

  private Clock clock;
  private PipeInput input;
  private SpoolWriter spool;
  private Thread thread;
  private CaptureSummary summary;

  private final AtomicLong pictures = new AtomicLong();
  private volatile CaptureEnd end;

  private PipeDisplay(Path pipe) {
    this.pipe = pipe;
  }

  /**
   * Makes the named pipe.
   *
   * @param pipe a path that does not exist yet
   */
  public static PipeDisplay create(Path pipe) throws DisplayException {
    int result = Posix.mkfifo(pipe.toString(), MODE);
    if (result < 0) {
      throw new DisplayException(
          "display pipe " + pipe + ": cannot be made: " + Posix.message(result));
    }
    return new PipeDisplay(pipe);
  }

  /** Where the program finds its display. */
  public Path path() {
    return pipe;
  }

  @Override
  public void start(Path file, long maxBytes, Clock stamps) throws DisplayException {
    if (thread != null) {
      throw new IllegalStateException("display " + pipe + " was started before");
    }
    clock = stamps;
    input = PipeInput.open(pipe.toString());
    try {
      spool = SpoolWriter.create(file, maxBytes);
    } catch (DisplayException e) {
      input.close();
      throw e;
    }
    thread = Thread.ofPlatform().daemon().name("display " + pipe.getFileName()).start(this::look);
  }

  @Override
  public long pictures() {
    return pictures.get();
  }

  @Override
  public boolean ended() {
    return end != null;
  }

  @Override
  public CaptureSummary stop() throws InterruptedException {
    if (thread == null) {
      throw new IllegalStateException("display " + pipe + " was not started");
    }
    if (summary == null) {
      input.stop();
      thread.join();
      spool.finish();
      input.close();
      summary = spool.summary(end, pictures.get(), input.latestWakeNs());
    }
    return summary;
  }

  @Override
  public void close() {
    try {
      if (thread != null) {
        stop();
      }
      Files.deleteIfExists(pipe);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The folder that holds the run's pipes goes as a whole; a name left in it harms nobody.
      return;
    }
  }

  private void look() {
    try {
      int planarBytes = 0;
      for (int length = readLine(); length >= 0; length = readLine()) {
        if (planarBytes == 0 || !isFrameLine(length)) {
          planarBytes = newStream(length);
        } else if (!readPicture(planarBytes)) {
          return;
        }
      }
    } catch (VideoException | IOException e) {
      end = new CaptureEnd.Malformed(e.getMessage());
    }
  }

  /** Takes a header line and makes buffers for its size; returns the bytes of a picture. */
  private int newStream(int length) throws VideoException, IOException {
    line[length] = '\n';
    try (Y4mReader reader =
        new Y4mReader(new ByteArrayInputStream(line, 0, length + 1), "display pipe " + pipe)) {
      Y4mHeader header = reader.header();
      try {
        spool.resize(
            header.width(),
            header.height(),
            header.fullRange() ? SampleRange.FULL : SampleRange.LIMITED);
      } catch (OutOfMemoryError e) {
        throw new VideoException(
            "pictures of %dx%d need more memory than there is"
                .formatted(header.width(), header.height()),
            e);
      }
      return header.frameBytes();
    }
  }

  private boolean readPicture(int planarBytes) {
    ByteBuffer slot = spool.free();
    long address = MemorySegment.ofBuffer(slot.clear()).address() + SpoolFormat.HEAD_BYTES;
    long got = input.read(address, planarBytes);
    if (got < planarBytes) {
      end = cutShort(got);
      return false;
    }
    spool.put(clock.nowNs());
    pictures.incrementAndGet();
    return true;
  }

  /** Reads a line; returns its length, or -1 after having noted why there is none. */
  private int readLine() throws VideoException {
    for (int n = 0; n < MAX_LINE; n++) {
      int b = input.readByte();
      if (b < 0) {
        end = cutShort(n);
        return -1;
      }
      if (b == '\n') {
        return n;
      }
      line[n] = (byte) b;
    }
    throw new VideoException(
        "display pipe " + pipe + ": not a Y4M stream (no line end within " + MAX_LINE + " bytes)");
  }

  private CaptureEnd cutShort(long cutBytes) {
    if (input.isClosed()) {
      return new CaptureEnd.WriterClosed(clock.nowNs(), cutBytes);
    }
    return input.wasOpened() ? new CaptureEnd.Stopped() : new CaptureEnd.NeverOpened();
  }

  private boolean isFrameLine(int length) {
    return length >= FRAME.length && Arrays.equals(line, 0, FRAME.length, FRAME, 0, FRAME.length);
  }
}
