package testbed.injector.camera;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import testbed.timebase.Clock;
import testbed.video.Y4mHeader;

/**
 * Hands pictures to a device on a thread of its own, one at a time: while one is on its way, the
 * next is lost. Until the first picture is offered it shows a {@link Greeting}: programs look
 * whether a camera delivers before they believe in it.
 */
final class PictureFeed implements AutoCloseable {
  private static final long IDLE = -1;
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

  /** Where pictures go, in two steps: all that takes long comes before the picture can be seen. */
  interface Sink {
    /**
     * Brings a whole picture to where it can be shown from.
     *
     * @throws CameraException when the device is gone
     */
    void load(byte[] planar) throws CameraException;

    /**
     * Shows the loaded picture; whoever looks can see it when this returns.
     *
     * @throws CameraException when the device is gone
     */
    void show() throws CameraException;
  }

  private final Sink sink;
  private final byte[] staged;
  private final Greeting greeting;
  private final Clock clock;
  private final Thread thread;

  private volatile CameraPort.HandOver handOver = (frameId, shownNs) -> {};
  private volatile long pending = IDLE;
  private volatile boolean greeted;
  private volatile boolean closing;
  private volatile String failure;

  /**
   * A feed for a camera.
   *
   * @param name of its thread
   * @param header of the pictures
   */
  PictureFeed(String name, Y4mHeader header, Sink sink, Clock clock) {
    this.sink = sink;
    this.staged = new byte[header.frameBytes()];
    this.greeting = new Greeting(header);
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::feed);
  }

  PictureFeed start() {
    thread.start();
    return this;
  }

  /** From now on, this is told of what was handed over. */
  void tell(CameraPort.HandOver listener) {
    handOver = listener;
  }

  /** See {@link CameraPort#offer}. */
  boolean offer(byte[] planar, long frameId) {
    greeted = true;
    if (!isOpen() || pending != IDLE) {
      return false;
    }
    System.arraycopy(planar, 0, staged, 0, staged.length);
    pending = frameId;
    LockSupport.unpark(thread);
    return true;
  }

  boolean isOpen() {
    return failure == null && !closing;
  }

  /** Why the device takes no more pictures; nothing while it does. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  private void feed() {
    Timers.sharpen();
    try {
      while (!closing) {
        long id = pending;
        if (id != IDLE) {
          sink.load(staged);
          long shownNs = clock.nowNs();
          sink.show();
          handOver.handedOver(id, shownNs);
          pending = IDLE;
        } else if (!greeted) {
          sink.load(greeting.planar());
          sink.show();
          LockSupport.parkNanos(this, greeting.periodNs());
        } else {
          LockSupport.park(this);
        }
      }
    } catch (CameraException e) {
      failure = e.getMessage();
    }
  }

  /** Ends, after the picture that is being handed over. Waits for a second at most. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether its thread has ended, so that what the sink uses can be taken away. */
  boolean hasEnded() {
    return !thread.isAlive();
  }
}
