package testbed.analyzer.display;

import java.nio.file.Path;
import java.util.Optional;
import testbed.timebase.Clock;

/**
 * A display that a program shows its pictures on.
 *
 * <p>A port is started once and stopped once, by the same thread; the other methods may be called
 * by any thread.
 */
public interface DisplayPort extends AutoCloseable {
  /**
   * Begins to look, on threads of the port's own.
   *
   * @param spool file to keep the pictures in; made or replaced
   * @param maxBytes most bytes to keep
   * @param clock stamps the pictures
   */
  void start(Path spool, long maxBytes, Clock clock) throws DisplayException;

  /**
   * From now on undo this colour matrix; for programs that can be asked only while they show
   * something. Does nothing on a display that is handed luma and colour as they are.
   */
  default void use(ColourMatrix matrix) {}

  /** What the display is, for the record of a run; nothing where its kind says it all. */
  default Optional<String> about() {
    return Optional.empty();
  }

  /** How many pictures have been seen so far. */
  long pictures();

  /** Whether the program can show nothing more: it closed the display or broke its rules. */
  boolean ended();

  /** Ends the capture, waits until every picture is in the file, and says how it went. */
  CaptureSummary stop() throws InterruptedException;

  /** Stops if need be, and takes the display away. */
  @Override
  void close();
}
