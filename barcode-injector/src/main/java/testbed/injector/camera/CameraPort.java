package testbed.injector.camera;

import java.time.Duration;
import java.util.Optional;

/**
 * The camera that a system under test believes it has.
 *
 * <p>As with a real camera, a program that does not take its pictures in time loses them; it never
 * holds up the clock that they are made by.
 */
public interface CameraPort extends AutoCloseable {
  /** Is told when a picture has been handed over completely; called on a thread of the port. */
  @FunctionalInterface
  interface HandOver {
    /** Frame {@code frameId} is there for the system to see since {@code shownNs}. */
    void handedOver(long frameId, long shownNs);
  }

  /**
   * Waits until the system under test has opened the camera.
   *
   * @throws CameraException when it has not within {@code timeout}
   */
  void open(Duration timeout, HandOver handOver) throws CameraException, InterruptedException;

  /**
   * Says which picture will be offered next, long before it is. A port may bring it near to where
   * it will be shown; nobody may see it before it is offered.
   *
   * @param planar copied before this returns; the same will be offered
   */
  default void prepare(byte[] planar, long frameId) {}

  /**
   * Offers a picture and returns at once.
   *
   * @param planar copied before this returns
   * @return false when the picture is lost because the system has not taken an earlier one yet
   */
  boolean offer(byte[] planar, long frameId);

  /** Whether the system under test still has the camera open. */
  boolean isOpen();

  /** Why the port itself takes no more pictures; nothing while it does, or when its reader left. */
  default Optional<String> failure() {
    return Optional.empty();
  }

  /** No more pictures follow. Closes the camera, unless a port has to wait for the system's end. */
  default void endOfStream() {
    close();
  }

  /** Ends the stream: the system sees the end of its camera. Blocks for a short time only. */
  @Override
  void close();
}
