package testbed.harness.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A picture size.
 *
 * @param width in pixels, even, {@value #MIN} to {@value #MAX}
 * @param height in pixels, even, {@value #MIN} to {@value #MAX}
 */
public record Size(int width, int height) {
  /** The smallest side: smaller pictures have no room for two marks. */
  public static final int MIN = 128;

  /** The largest side. */
  public static final int MAX = 4096;

  private static final Pattern FORM = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");

  /** Reads {@code 640x360}. */
  public static final class Converter implements ITypeConverter<Size> {
    @Override
    public Size convert(String text) {
      Matcher m = FORM.matcher(text);
      if (!m.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is not a size; write for example 640x360");
      }
      return new Size(side(text, m.group(1)), side(text, m.group(2)));
    }

    private static int side(String text, String digits) {
      int side = Integer.parseInt(digits);
      if (side % 2 != 0) {
        throw new TypeConversionException(
            "'"
                + text
                + "': "
                + side
                + " is odd; video in 4:2:0 has even sides, for example "
                + (side + 1));
      }
      if (side < MIN || side > MAX) {
        throw new TypeConversionException(
            "'" + text + "': " + side + " is out of range; sides go from " + MIN + " to " + MAX);
      }
      return side;
    }
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
