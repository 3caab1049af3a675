package testbed.harness.system;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import testbed.analyzer.display.ColourMatrix;
import testbed.injector.source.Sha256;

/**
 * A system under test as its description file gives it; see {@code docs/systems.md}.
 *
 * @param name what {@code --system} calls it
 * @param summary one line for lists
 * @param camera what the sender reads
 * @param display what the receiver shows on
 * @param corner where on an X display the video is
 * @param colours how the receiver turns video into the colours of an X display
 * @param needs programs that must be installed
 * @param options names and default values of what {@code --option} can set
 * @param files written into the system's working directory before it starts; name to content
 * @param reads files and folders that the programs may see although they are in somebody's home
 * @param devices devices of the machine that the programs may use, beside those of the ports
 * @param receiver the receiving program; absent when one program does both (then no link is used)
 * @param sender the sending program
 */
public record SystemDescription(
    String name,
    String summary,
    CameraKind camera,
    DisplayKind display,
    ScreenCorner corner,
    ColourMatrix colours,
    List<Need> needs,
    Map<String, String> options,
    Map<String, String> files,
    List<Path> reads,
    List<Path> devices,
    Optional<ProgramDescription> receiver,
    ProgramDescription sender) {
  private static final int DIGEST_DIGITS = 16;

  /** Copies the collections. */
  public SystemDescription {
    needs = List.copyOf(needs);
    options = Map.copyOf(options);
    files = Map.copyOf(files);
    reads = List.copyOf(reads);
    devices = List.copyOf(devices);
  }

  /**
   * The beginning of a SHA-256 over all that decides what is run; equal descriptions have equal
   * ones, whatever the order of their keys and the comments between them.
   */
  public String digest() {
    String all =
        String.join(
            "\n",
            List.of(
                camera.toString(),
                display.toString(),
                corner.toString(),
                colours.toString(),
                new TreeMap<>(files).toString(),
                reads.toString(),
                devices.toString(),
                receiver.map(SystemDescription::text).orElse(""),
                text(sender)));
    return Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST_DIGITS);
  }

  private static String text(ProgramDescription program) {
    return program.command() + " " + new TreeMap<>(program.environment()) + " " + program.ready();
  }

  /** Whether its two ends talk over the link; {@code false} only for the floor. */
  public boolean usesLink() {
    return receiver.isPresent();
  }
}
