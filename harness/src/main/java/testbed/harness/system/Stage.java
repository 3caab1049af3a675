package testbed.harness.system;

import java.nio.file.Path;
import java.util.Map;
import testbed.harness.option.Size;
import testbed.shell.emulator.EmulatorProcess;

/**
 * What a run provides to the system under test.
 *
 * @param network the two namespaces and the link between them
 * @param cameraKind what kind of camera there is
 * @param camera what the sender opens as its camera: a file, a device, or the name of an X display;
 *     for an output of the machine, words that say so
 * @param display what the receiver writes or draws to: a pipe, or the name of an X display; for a
 *     grabber, words that say so
 * @param size of the pictures
 * @param fps pictures a second
 * @param seed for what the system itself may randomise
 * @param options what the user set, defaults filled in
 * @param work the folder for the programs' output and what the instrument notes about them; part of
 *     the results, and out of the programs' reach
 * @param scratch a folder that goes when the run is over
 */
public record Stage(
    EmulatorProcess network,
    CameraKind cameraKind,
    Path camera,
    String display,
    Size size,
    int fps,
    long seed,
    Map<String, String> options,
    Path work,
    Path scratch) {
  /** Copies the options. */
  public Stage {
    options = Map.copyOf(options);
  }

  /** The one folder that the programs may write to, inside {@link #work}. */
  public Path files() {
    return filesIn(work);
  }

  /** The same, of a run whose folder for the system is {@code work}. */
  public static Path filesIn(Path work) {
    return work.resolve("files");
  }
}
