package testbed.analyzer.display;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import testbed.injector.camera.Timers;
import testbed.injector.mark.MarkLayout;
import testbed.timebase.Clock;

/**
 * A display for any program with a window: an X server of our own whose frame buffer is looked at a
 * thousand times a second.
 *
 * <p>A picture is seen at the look that finds both its marks painted: at most about a millisecond
 * after it became visible. Looking costs a comparison of the marks' pixels; the picture itself is
 * copied once for each change. The program has to show the video unscaled at a known place.
 */
public final class XvfbDisplay implements DisplayPort {
  private static final long PERIOD_NS = 1_000_000;
  private static final long IDLE_NS = 5_000_000;

  /** Looks between two checks that the server is alive. */
  private static final int ALIVE_EVERY = 256;

  private final Spec spec;
  private final CompletableFuture<String> served = new CompletableFuture<>();
  private final AtomicLong pictures = new AtomicLong();
  private final Thread thread;
  private CaptureSummary summary;

  private volatile Job job;
  private volatile ColourMatrix matrix;
  private volatile boolean stopping;
  private volatile boolean closing;
  private volatile CaptureEnd end;
  private volatile long latestWakeNs;

  /**
   * What the display is like.
   *
   * @param directory a folder of its own, for the frame buffer and the server's log
   * @param screenWidth pixels in a row of the screen; browsers in kiosk mode need some more than
   *     the video, 64 are enough
   * @param screenHeight rows of the screen
   * @param area where the program shows the video
   * @param marks the marks of the video
   * @param matrix the colour matrix that the program uses, as far as that is known before
   */
  public record Spec(
      Path directory,
      int screenWidth,
      int screenHeight,
      ScreenArea area,
      MarkLayout marks,
      ColourMatrix matrix) {}

  /** A capture that was asked for. */
  private record Job(SpoolWriter spool, Clock clock) {}

  private XvfbDisplay(Spec spec) {
    this.spec = spec;
    this.matrix = spec.matrix();
    this.thread = Thread.ofPlatform().daemon().name("xvfb").unstarted(this::serve);
  }

  /** Starts the server and waits until programs can use it. */
  public static XvfbDisplay open(Spec spec) throws DisplayException, InterruptedException {
    XvfbDisplay display = new XvfbDisplay(spec);
    display.thread.start();
    try {
      display.served.get();
      return display;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DisplayException failure
          ? failure
          : new DisplayException("the display server failed: " + e.getCause(), e);
    }
  }

  /** The value of the environment variable {@code DISPLAY} for the program. */
  public String display() {
    return served.join();
  }

  @Override
  public void start(Path file, long maxBytes, Clock clock) throws DisplayException {
    if (job != null) {
      throw new IllegalStateException("display " + display() + " was started before");
    }
    job = new Job(SpoolWriter.create(file, maxBytes), clock);
    LockSupport.unpark(thread);
  }

  @Override
  public void use(ColourMatrix other) {
    matrix = other;
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
    Job asked = job;
    if (asked == null) {
      throw new IllegalStateException("display " + display() + " was not started");
    }
    if (summary == null) {
      stopping = true;
      while (end == null) {
        LockSupport.unpark(thread);
        thread.join(1);
      }
      asked.spool().finish();
      summary = asked.spool().summary(end, pictures.get(), latestWakeNs);
    }
    return summary;
  }

  @Override
  public void close() {
    try {
      if (job != null) {
        stop();
      }
      closing = true;
      LockSupport.unpark(thread);
      thread.join();
    } catch (InterruptedException e) {
      closing = true;
      stopping = true;
      Thread.currentThread().interrupt();
    }
  }

  /** The thread's whole life: the server dies with it. */
  private void serve() {
    try (XvfbServer server =
            XvfbServer.start(spec.directory(), spec.screenWidth(), spec.screenHeight());
        FrameBuffer screen = FrameBuffer.map(server.frameBuffer(), spec.area())) {
      served.complete(server.display());
      while (!closing && job == null) {
        LockSupport.parkNanos(IDLE_NS);
      }
      if (job != null) {
        watch(server, screen);
      }
      while (!closing) {
        LockSupport.parkNanos(IDLE_NS);
      }
    } catch (DisplayException | IOException | RuntimeException e) {
      served.completeExceptionally(e);
      if (end == null) {
        end = new CaptureEnd.Malformed("display: " + e.getMessage());
      }
    }
  }

  private void watch(XvfbServer server, FrameBuffer screen) {
    Timers.sharpen();
    Job asked = job;
    ColourMatrix used = matrix;
    ColourPlanes colours = new ColourPlanes(spec.area(), used);
    MarkWatch marks = new MarkWatch(screen, colours, spec.marks());
    ScreenCapture capture = new ScreenCapture(screen, colours, marks, asked.spool(), asked.clock());
    long due = System.nanoTime();
    long latest = 0;
    for (int looks = 0; !stopping; looks++) {
      if (matrix != used) {
        used = matrix;
        capture.use(new ColourPlanes(spec.area(), used));
      }
      capture.look();
      pictures.set(capture.taken());
      if (looks % ALIVE_EVERY == 0 && !server.isAlive()) {
        end = new CaptureEnd.WriterClosed(asked.clock().nowNs(), 0);
        return;
      }
      long now = System.nanoTime();
      due = Math.max(due + PERIOD_NS, now);
      while (now < due && !stopping) {
        LockSupport.parkNanos(due - now);
        now = System.nanoTime();
      }
      latest = Math.max(latest, now - due);
      latestWakeNs = latest;
    }
    end = pictures.get() == 0 ? new CaptureEnd.NeverOpened() : new CaptureEnd.Stopped();
  }
}
