package testbed.analyzer.display;

import java.nio.ByteBuffer;

/**
 * Where the kernel begins: a device that delivers the pictures of a video input, whether or not
 * they changed. Everything but {@link #about} by one thread.
 */
interface Grabber extends AutoCloseable {
  /** Says that the device gave the picture no time that can be used. */
  long NO_STAMP = Long.MIN_VALUE;

  /** Takes a picture while its memory is the caller's. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes one.
     *
     * @param bytes as the device delivers them; good only during this call
     * @param stampNs when the device took it, on the scale of {@link System#nanoTime()}; or {@link
     *     #NO_STAMP}
     */
    void take(ByteBuffer bytes, long stampNs);
  }

  /**
   * Waits for the next picture.
   *
   * @param timeoutMs how long at most
   * @return whether one came
   * @throws DisplayException when the device is gone
   */
  boolean grab(int timeoutMs, Taker taker) throws DisplayException;

  /** The device, its format and its rate, for people. */
  String about();

  @Override
  void close();
}
