package testbed.harness.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import testbed.analyzer.display.ColourMatrix;

/** A pair of unmodified programs that a run can put under test. */
public interface SystemUnderTest {
  /** What {@code --system} calls it. */
  String name();

  /** One line for lists. */
  String summary();

  /** What its sender reads. */
  CameraKind camera();

  /**
   * What its sender can read, the best first; the first one that this machine can make is taken.
   *
   * @param options of the system, defaults filled in
   */
  default List<CameraKind> cameras(Map<String, String> options) {
    return List.of(camera());
  }

  /** What its receiver shows on. */
  DisplayKind display();

  /** Where on the screen the video is; only asked of a screen. */
  default ScreenCorner screenCorner() {
    return ScreenCorner.OF_SCREEN;
  }

  /** The colour matrix by which it turns video into screen colours; only asked of a screen. */
  default ColourMatrix screenMatrix() {
    return ColourMatrix.BT601;
  }

  /** Whether its two ends talk over the link; {@code false} only for the floor. */
  boolean usesLink();

  /**
   * What tells it from others of its name before it is run, by the keys of the programs' part of
   * {@code run.json}.
   */
  default Map<String, String> identity() {
    return Map.of();
  }

  /** Programs that must be installed. */
  List<Need> needs();

  /** Devices of the machine that its programs use, beside those of its ports. */
  default List<Path> devices() {
    return List.of();
  }

  /** Names and default values of what {@code --option} can set. */
  Map<String, String> options();

  /** The values that an option may have, for those options that have no others. */
  default Map<String, List<String>> choices() {
    return Map.of();
  }

  /**
   * Starts both ends in their namespaces. Returns when the receiver is ready and the sender has
   * been started; the sender then opens its camera.
   *
   * @throws SystemFailure when a program cannot be started or does not become ready; what was
   *     started has been stopped again
   */
  RunningSystem start(Stage stage) throws SystemFailure, InterruptedException;
}
