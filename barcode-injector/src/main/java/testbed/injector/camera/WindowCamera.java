package testbed.injector.camera;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import testbed.timebase.Clock;
import testbed.video.Y4mHeader;

/**
 * A camera that is a window on an X display: for programs that film a screen, and for an output
 * (HDMI) whose cable leads into somebody's camera input.
 *
 * <p>A picture counts as shown when the server holds all of it and is asked to put it on the
 * screen, which takes some tenths of a millisecond. What an output's hardware takes after that, the
 * refresh of the screen included, is part of the fixed delay of the devices. Nobody can tell who
 * looks at a screen: the camera counts as opened at once. Until the first picture of the run it
 * shows a {@link Greeting}.
 */
public final class WindowCamera implements CameraPort {
  private static final int REHEARSALS = 30;

  private final XConnection server;
  private final PictureFeed feed;
  private Runnable afterwards = () -> {};

  private WindowCamera(
      XConnection server, XWindow window, String name, Y4mHeader header, Clock clock) {
    this.server = server;
    this.feed = new PictureFeed("camera " + name, header, window, clock).start();
  }

  /**
   * Opens the window.
   *
   * @param place on a display of this machine
   * @param header of the pictures that will be offered
   * @param clock stamps the instants at which pictures are put on the screen
   * @throws CameraException when there is no such display, it refuses, or has no room
   */
  public static WindowCamera open(ScreenPlace place, Y4mHeader header, Clock clock)
      throws CameraException {
    return open(place, header, clock, XAuthority.ofUser());
  }

  static WindowCamera open(ScreenPlace place, Y4mHeader header, Clock clock, Path keys)
      throws CameraException {
    XConnection server = connect(place, keys);
    try {
      XWindow window = XWindow.open(server, place, header.width(), header.height());
      rehearse(window, new Greeting(header));
      return new WindowCamera(server, window, place.name(), header, clock);
    } catch (CameraException e) {
      disconnect(server);
      throw e;
    } catch (IOException e) {
      disconnect(server);
      throw new CameraException("screen " + place.name() + ": " + e.getMessage());
    }
  }

  /** The first pictures that a program paints take ten times as long as later ones. */
  private static void rehearse(XWindow window, Greeting greeting) throws CameraException {
    for (int i = 0; i < REHEARSALS; i++) {
      window.load(greeting.planar());
      window.show();
    }
  }

  /**
   * Whether a window can be opened there; opens none.
   *
   * @throws CameraException why not
   */
  public static void check(ScreenPlace place) throws CameraException {
    disconnect(connect(place, XAuthority.ofUser()));
  }

  private static XConnection connect(ScreenPlace place, Path keys) throws CameraException {
    try {
      return XConnection.open(place, keys);
    } catch (IOException e) {
      throw new CameraException(
          "screen %s: cannot be used: %s; is an X server running there, and may you use it (DISPLAY=%s xrandr tells)?"
              .formatted(place.name(), e.getMessage(), place.name()));
    }
  }

  private static void disconnect(XConnection server) {
    try {
      server.close();
    } catch (IOException e) {
      return; // nothing is lost with it
    }
  }

  /** Does this, too, when it has been closed. */
  public WindowCamera closing(Runnable also) {
    afterwards = also;
    return this;
  }

  /** Does not wait: whether somebody looks cannot be known. */
  @Override
  public void open(Duration timeout, HandOver handOver) {
    feed.tell(handOver);
  }

  @Override
  public boolean offer(byte[] planar, long frameId) {
    return feed.offer(planar, frameId);
  }

  @Override
  public boolean isOpen() {
    return feed.isOpen();
  }

  @Override
  public Optional<String> failure() {
    return feed.failure();
  }

  /** Leaves the last picture standing until the run is over. */
  @Override
  public void endOfStream() {}

  /** Takes the window away. */
  @Override
  public void close() {
    feed.close();
    disconnect(server);
    afterwards.run();
  }
}
