package testbed.salsify.live;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import testbed.video.Raster;
import testbed.video.Y4mHeader;

/**
 * A screen at the other end of a named pipe, as a Y4M stream. A thread writes the newest picture;
 * pictures that come while the pipe is full replace each other.
 */
public final class PipeScreen implements AutoCloseable {
  private static final byte[] FRAME = "FRAME\n".getBytes(StandardCharsets.US_ASCII);
  private static final int NOMINAL_RATE = 30;

  private final String pipe;
  private final Runnable onEnd;
  private final AtomicReference<Raster> newest = new AtomicReference<>();
  private final Semaphore waiting = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().name("screen").daemon().unstarted(this::run);

  private PipeScreen(String pipe, Runnable onEnd) {
    this.pipe = pipe;
    this.onEnd = onEnd;
  }

  /**
   * Opens the pipe, on a thread of its own: this waits until somebody reads it.
   *
   * @param onEnd called on that thread when nobody reads the pipe any more
   */
  public static PipeScreen start(String pipe, Runnable onEnd) {
    PipeScreen screen = new PipeScreen(pipe, onEnd);
    screen.thread.start();
    return screen;
  }

  /** Shows a picture; does not wait. */
  public void show(Raster image) {
    if (newest.getAndSet(image) == null) {
      waiting.release();
    }
  }

  /** Stops writing; {@code onEnd} is called then, too. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try (OutputStream out = new FileOutputStream(pipe)) {
      byte[] bytes = new byte[0];
      while (true) {
        waiting.acquire();
        Raster image = newest.getAndSet(null);
        int length = FRAME.length + Raster.byteCount(image.width(), image.height());
        if (bytes.length != length) {
          out.write(Y4mHeader.of(image.width(), image.height(), NOMINAL_RATE).toBytes());
          bytes = Arrays.copyOf(FRAME, length);
        }
        image.toPlanar(bytes, FRAME.length);
        out.write(bytes);
      }
    } catch (IOException | InterruptedException e) {
      onEnd.run();
    }
  }
}
