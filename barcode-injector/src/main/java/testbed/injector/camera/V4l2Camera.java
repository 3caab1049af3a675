package testbed.injector.camera;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import testbed.timebase.Clock;
import testbed.video.Y4mHeader;

/**
 * A camera that is a video device of the machine, made by v4l2loopback: any program that films a
 * webcam films it.
 *
 * <p>A picture counts as shown when it is about to be written: writing is a copy inside the kernel.
 * From its making until the first picture of the run the camera shows grey pictures at its rate,
 * whose mark carries the largest number there is, which no frame of a run has. A program that is
 * too slow gets the newest picture, as with a real camera; the device does not tell, so such
 * pictures count as dropped by the system.
 */
public final class V4l2Camera implements CameraPort {
  private static final int LOOK_MS = 20;

  private final Path device;
  private final OutputDevice output;
  private final PictureFeed feed;

  V4l2Camera(Path device, OutputDevice output, Y4mHeader header, Clock clock) {
    this.device = device;
    this.output = output;
    this.feed = new PictureFeed("camera " + device.getFileName(), header, output, clock).start();
  }

  /**
   * Opens a device and begins to show grey.
   *
   * @param device such as {@code /dev/video10}
   * @param header of the pictures that will be offered
   * @param clock stamps the instants of hand-over
   * @throws CameraException when the device is not there, closed to this user, or takes no pictures
   *     of this size
   */
  public static V4l2Camera open(Path device, Y4mHeader header, Clock clock) throws CameraException {
    return new V4l2Camera(device, V4l2Output.open(device, header), header, clock);
  }

  /**
   * Whether a device is there and takes pictures; changes nothing.
   *
   * @throws CameraException why not, and what to do
   */
  public static void check(Path device) throws CameraException {
    V4l2Output.look(device);
  }

  /** Waits until another program has the device open. */
  @Override
  public void open(Duration timeout, HandOver handOver)
      throws CameraException, InterruptedException {
    feed.tell(handOver);
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!output.isWatched()) {
      if (failure().isPresent()) {
        throw new CameraException(failure().get());
      }
      if (System.nanoTime() >= deadline) {
        throw new CameraException(
            "video device %s: nobody opened it within %d ms; did the sender start and is it told to film this device?"
                .formatted(device, timeout.toMillis()));
      }
      Thread.sleep(LOOK_MS);
    }
  }

  @Override
  public boolean offer(byte[] planar, long frameId) {
    return feed.offer(planar, frameId);
  }

  /** A device has no hang-up: whoever closed it may open it again. */
  @Override
  public boolean isOpen() {
    return feed.isOpen();
  }

  @Override
  public Optional<String> failure() {
    return feed.failure();
  }

  /** Leaves the last picture standing: programs do not expect a webcam to go. */
  @Override
  public void endOfStream() {}

  @Override
  public void close() {
    feed.close();
    if (feed.hasEnded()) {
      output.close();
    }
  }
}
