package testbed.harness.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.analyzer.display.ColourMatrix;

/** A system that has been started. Confined to the thread that runs the run. */
public interface RunningSystem extends AutoCloseable {
  /**
   * Called once the sender has opened its camera and before the first marked picture: the last
   * chance to join the two ends. Most systems have nothing to do here.
   */
  default void connect() throws SystemFailure, InterruptedException {}

  /** What has gone wrong since it was started; nothing while both ends live. */
  Optional<SystemFailure> failure();

  /** The sender's command line, placeholders filled. */
  List<String> senderCommand();

  /** The receiver's command line, or nothing when one program does both. */
  List<String> receiverCommand();

  /** The colour matrix of what the receiver shows, by its own account; nothing while unknown. */
  default Optional<ColourMatrix> screenMatrix() {
    return Optional.empty();
  }

  /**
   * What else belongs to the results about the programs, asked before their end: what it is, and
   * its value.
   */
  default Map<String, String> facts() {
    return Map.of();
  }

  /** Ends both programs and everything they started. Never throws. */
  @Override
  void close();
}
