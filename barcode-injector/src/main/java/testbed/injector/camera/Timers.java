package testbed.injector.camera;

/** The precision of timed waits. */
public final class Timers {
  private Timers() {}

  /**
   * Makes timed waits of the calling platform thread as precise as the kernel allows without any
   * privilege (a timer slack of 1 ns in place of 50 µs). Does nothing where that is refused.
   *
   * @return whether the kernel agreed
   */
  public static boolean sharpen() {
    return Libc.sharpenTimers() == 0;
  }
}
