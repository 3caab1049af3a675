package testbed.injector;

/** How an injection ended. */
public sealed interface InjectionEnd {
  /** All ticks were played. */
  record Finished() implements InjectionEnd {}

  /**
   * The system under test closed its camera.
   *
   * @param tick the first tick that found it closed
   */
  record ReaderClosed(long tick) implements InjectionEnd {}

  /**
   * The injection was told to stop.
   *
   * @param tick the first tick that was not played
   */
  record Stopped(long tick) implements InjectionEnd {}
}
