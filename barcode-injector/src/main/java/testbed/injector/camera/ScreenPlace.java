package testbed.injector.camera;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place on an X display of this machine, written {@code :0}, {@code :0.1} or {@code :0+1920+0}.
 *
 * @param display the server's number
 * @param screen of the server
 * @param x left edge, in pixels of the screen: where an output begins
 * @param y upper edge
 */
public record ScreenPlace(int display, int screen, int x, int y) {
  private static final Pattern FORM =
      Pattern.compile(":([0-9]{1,5})(?:\\.([0-9]{1,2}))?(?:\\+([0-9]{1,5})\\+([0-9]{1,5}))?");
  private static final String SOCKETS = "/tmp/.X11-unix/X";

  /**
   * Reads a place.
   *
   * @throws CameraException when it is written otherwise
   */
  public static ScreenPlace parse(String text) throws CameraException {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new CameraException(
          "screen '%s': is not an X display of this machine; write :0, or :0+1920+0 for the output that begins there"
              .formatted(text));
    }
    return new ScreenPlace(
        number(m.group(1)), number(m.group(2)), number(m.group(3)), number(m.group(4)));
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** The socket that the server listens at. */
  public Path socket() {
    return Path.of(SOCKETS + display);
  }

  /** The value of {@code DISPLAY} for programs. */
  public String name() {
    return ":" + display + (screen == 0 ? "" : "." + screen);
  }
}
