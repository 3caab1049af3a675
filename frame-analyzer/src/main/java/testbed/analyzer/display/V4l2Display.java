package testbed.analyzer.display;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import testbed.injector.mark.MarkLayout;
import testbed.timebase.Clock;
import testbed.video.Raster;
import testbed.video.Unpacker;
import testbed.video.VideoException;

/**
 * A display that is looked at through a grabber: its cable comes from an output of whatever
 * computer shows the video, unscaled, at the upper left corner of the screen and filling it.
 *
 * <p>A picture is seen when the device took it, by the time stamp that the kernel puts on it; where
 * that is not of the monotonic clock, when it arrived. The time that the device's own electronics
 * need before that is the same for every picture and has to be measured once, with a cable.
 */
public final class V4l2Display implements DisplayPort {
  private static final int WAIT_MS = 10;

  /** A stamp that is further than this from the arrival is of another clock. */
  private static final long BELIEVABLE_NS = 1_000_000_000;

  /** So many damaged pictures in a row are no disturbance any more. */
  private static final int MOST_DAMAGED = 60;

  private final String name;
  private final Grabber grabber;
  private final Unpacker unpacker;
  private final MarkLayout layout;
  private final byte[] planar;
  private final AtomicLong pictures = new AtomicLong();

  private GrabbedScreen screen;
  private SpoolWriter spool;
  private Clock clock;
  private Thread thread;
  private CaptureSummary summary;
  private int damaged;
  private String damage;
  private long latestWakeNs;

  private volatile boolean stopping;
  private volatile CaptureEnd end;

  V4l2Display(String name, Grabber grabber, Unpacker unpacker, MarkLayout layout) {
    this.name = name;
    this.grabber = grabber;
    this.unpacker = unpacker;
    this.layout = layout;
    this.planar = new byte[Raster.byteCount(layout.width(), layout.height())];
  }

  /**
   * Opens a grabber and lets it run.
   *
   * @param device such as {@code /dev/video0}
   * @param layout the marks of the video, whose size the device has to deliver
   * @param framesPerSecond the device has to deliver at least
   * @throws DisplayException when the device is not there, closed to this user, or cannot do that
   */
  public static V4l2Display open(Path device, MarkLayout layout, int framesPerSecond)
      throws DisplayException {
    V4l2Grabber grabber =
        V4l2Grabber.open(device, layout.width(), layout.height(), framesPerSecond);
    try {
      return new V4l2Display(device.toString(), grabber, grabber.unpacker(), layout);
    } catch (VideoException e) {
      grabber.close();
      throw new DisplayException("display device " + device + ": " + e.getMessage(), e);
    }
  }

  /**
   * Whether a device is there and gives pictures; changes nothing.
   *
   * @throws DisplayException why not, and what to do
   */
  public static void check(Path device) throws DisplayException {
    V4l2Grabber.look(device);
  }

  @Override
  public Optional<String> about() {
    return Optional.of(grabber.about());
  }

  @Override
  public void start(Path file, long maxBytes, Clock stamps) throws DisplayException {
    if (thread != null) {
      throw new IllegalStateException("display " + name + " was started before");
    }
    clock = stamps;
    spool = SpoolWriter.create(file, maxBytes);
    screen = new GrabbedScreen(layout, spool);
    thread = Thread.ofPlatform().daemon().name("display " + name).start(this::watch);
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
      throw new IllegalStateException("display " + name + " was not started");
    }
    if (summary == null) {
      stopping = true;
      thread.join();
      spool.finish();
      summary = spool.summary(end, pictures.get(), latestWakeNs);
    }
    return summary;
  }

  @Override
  public void close() {
    try {
      if (thread != null) {
        stop();
      }
      grabber.close();
      unpacker.close();
    } catch (InterruptedException e) {
      stopping = true;
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      while (!stopping && damaged < MOST_DAMAGED) {
        long before = System.nanoTime();
        if (!grabber.grab(WAIT_MS, this::take)) {
          long late = System.nanoTime() - before - WAIT_MS * 1_000_000L;
          latestWakeNs = Math.max(latestWakeNs, late);
        }
      }
      end = stopping ? stopped() : new CaptureEnd.DeviceFailed(name + ": " + damage);
    } catch (DisplayException e) {
      end = new CaptureEnd.DeviceFailed(e.getMessage());
    }
  }

  private CaptureEnd stopped() {
    return pictures.get() == 0 ? new CaptureEnd.NeverOpened() : new CaptureEnd.Stopped();
  }

  /** A damaged picture is passed over: the next one comes a moment later. */
  private void take(ByteBuffer bytes, long stampNs) {
    long arrivedNs = System.nanoTime();
    long runNs = clock.nowNs();
    try {
      unpacker.unpack(bytes, planar);
      damaged = 0;
    } catch (VideoException e) {
      damaged++;
      damage = e.getMessage();
      return;
    }
    long ageNs = stampNs == Grabber.NO_STAMP ? 0 : arrivedNs - stampNs;
    screen.look(planar, runNs - (ageNs >= 0 && ageNs < BELIEVABLE_NS ? ageNs : 0));
    pictures.set(screen.kept());
  }
}
