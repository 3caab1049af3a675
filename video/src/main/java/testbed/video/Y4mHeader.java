package testbed.video;

import java.nio.charset.StandardCharsets;

/**
 * What the first line of a Y4M stream says. Only progressive 8-bit 4:2:0 exists for this program.
 *
 * @param width luma samples in a row, 1 to {@value #MAX_SIDE}
 * @param height luma rows, 1 to {@value #MAX_SIDE}
 * @param rateNumerator frames in {@code rateDenominator} seconds
 * @param rateDenominator see {@code rateNumerator}
 * @param fullRange whether samples span 0 to 255 rather than 16 to 235
 */
public record Y4mHeader(
    int width, int height, int rateNumerator, int rateDenominator, boolean fullRange) {
  /** The largest side of a picture that is accepted. */
  public static final int MAX_SIDE = 8192;

  static final String MAGIC = "YUV4MPEG2";

  /** Checks the ranges. */
  public Y4mHeader {
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException("picture size " + width + "x" + height);
    }
    if (rateNumerator < 1 || rateDenominator < 1) {
      throw new IllegalArgumentException("frame rate " + rateNumerator + ":" + rateDenominator);
    }
  }

  /** A limited-range stream at a whole number of frames per second. */
  public static Y4mHeader of(int width, int height, int framesPerSecond) {
    return new Y4mHeader(width, height, framesPerSecond, 1, false);
  }

  /** Frames per second. */
  public double framesPerSecond() {
    return (double) rateNumerator / rateDenominator;
  }

  /** Bytes of one picture. */
  public int frameBytes() {
    return Raster.byteCount(width, height);
  }

  /** The header line with its line feed. */
  public byte[] toBytes() {
    String line =
        "%s W%d H%d F%d:%d Ip A1:1 C420mpeg2%s\n"
            .formatted(
                MAGIC,
                width,
                height,
                rateNumerator,
                rateDenominator,
                fullRange ? " XCOLORRANGE=FULL" : " XCOLORRANGE=LIMITED");
    return line.getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads a header line without its line feed. */
  static Y4mHeader parse(String line, String source) throws VideoException {
    String[] words = line.split(" ", -1);
    if (!words[0].equals(MAGIC)) {
      throw new VideoException(
          source + ": not a Y4M stream (it does not begin with " + MAGIC + ")");
    }
    int width = 0;
    int height = 0;
    int[] rate = {0, 0};
    boolean full = false;
    for (int i = 1; i < words.length; i++) {
      String word = words[i];
      String value = word.isEmpty() ? "" : word.substring(1);
      switch (word.isEmpty() ? ' ' : word.charAt(0)) {
        case 'W' -> width = side(value, "width", source);
        case 'H' -> height = side(value, "height", source);
        case 'F' -> rate = rate(value, source);
        case 'I' -> requireProgressive(value, source);
        case 'C' -> requireFourTwoZero(value, source);
        case 'X' -> full |= value.equals("COLORRANGE=FULL");
        default -> {
          // Aspect ratio and what future writers may add do not change how frames are read.
        }
      }
    }
    if (width == 0 || height == 0) {
      throw new VideoException(source + ": the Y4M header lacks a width or a height: " + line);
    }
    if (rate[0] == 0) {
      throw new VideoException(source + ": the Y4M header lacks a frame rate (F): " + line);
    }
    return new Y4mHeader(width, height, rate[0], rate[1], full);
  }

  private static int side(String digits, String what, String source) throws VideoException {
    int n = number(digits);
    if (n < 1 || n > MAX_SIDE) {
      throw new VideoException(
          source + ": Y4M " + what + " '" + digits + "' is not between 1 and " + MAX_SIDE);
    }
    return n;
  }

  private static int[] rate(String text, String source) throws VideoException {
    int colon = text.indexOf(':');
    int n = number(colon < 0 ? text : text.substring(0, colon));
    int d = colon < 0 ? 1 : number(text.substring(colon + 1));
    if (n < 1 || d < 1) {
      throw new VideoException(
          source + ": Y4M frame rate '" + text + "' is not a ratio such as 30:1");
    }
    return new int[] {n, d};
  }

  private static int number(String digits) {
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
  }

  private static void requireProgressive(String value, String source) throws VideoException {
    if (!value.equals("p") && !value.equals("?")) {
      throw new VideoException(
          source
              + ": interlaced Y4M (I"
              + value
              + "); deinterlace it first, e.g. ffmpeg -vf bwdif");
    }
  }

  private static void requireFourTwoZero(String value, String source) throws VideoException {
    switch (value) {
      case "420", "420jpeg", "420mpeg2", "420paldv" -> {}
      default ->
          throw new VideoException(
              source
                  + ": Y4M colour space C"
                  + value
                  + " is not 8-bit 4:2:0; convert it, e.g. ffmpeg -pix_fmt yuv420p");
    }
  }
}
