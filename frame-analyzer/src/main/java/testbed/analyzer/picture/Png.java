package testbed.analyzer.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import testbed.video.Raster;

/**
 * Writes pictures as PNG in RGB. Colours are BT.601, limited range. The bytes depend on the picture
 * only. Packed quickly: real pictures become some 8 % larger than they could be, in a fifth of the
 * time.
 */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final int BIT_DEPTH = 8;
  private static final int TRUE_COLOUR = 2;

  /** Each sample is stored as the difference from the one above it, which packs well. */
  private static final int FILTER_UP = 2;

  private Png() {}

  /** Where the pixels come from: puts a row as red, green and blue, a byte each. */
  private interface Rows {
    void put(int y, byte[] row);
  }

  /** Writes a file. */
  public static void write(Path path, Raster picture) throws IOException {
    write(path, picture.width(), picture.height(), (y, row) -> rgb(picture, y, row));
  }

  /**
   * Writes a file.
   *
   * @param pixels row by row, red in bits 16 to 23, green in 8 to 15, blue in 0 to 7
   */
  public static void write(Path path, int width, int height, int[] pixels) throws IOException {
    write(path, width, height, (y, row) -> rgb(pixels, y * width, row));
  }

  private static void write(Path path, int width, int height, Rows rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(SIGNATURE);
    chunk(out, "IHDR", header(width, height));
    chunk(out, "IDAT", samples(width, height, rows));
    chunk(out, "IEND", new byte[0]);
    Files.write(path, bytes.toByteArray());
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {BIT_DEPTH, TRUE_COLOUR, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] samples(int width, int height, Rows rows) throws IOException {
    byte[] above = new byte[3 * width];
    byte[] row = new byte[3 * width];
    byte[] line = new byte[1 + 3 * width];
    line[0] = FILTER_UP;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      for (int y = 0; y < height; y++) {
        rows.put(y, row);
        difference(row, above, line);
        out.write(line);
        byte[] spare = above;
        above = row;
        row = spare;
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void difference(byte[] row, byte[] above, byte[] line) {
    for (int i = 0; i < row.length; i++) {
      line[i + 1] = (byte) (row[i] - above[i]);
    }
  }

  private static void rgb(int[] pixels, int from, byte[] row) {
    for (int x = 0; x < row.length / 3; x++) {
      int pixel = pixels[from + x];
      row[3 * x] = (byte) (pixel >> 16);
      row[3 * x + 1] = (byte) (pixel >> 8);
      row[3 * x + 2] = (byte) pixel;
    }
  }

  private static void rgb(Raster picture, int y, byte[] row) {
    for (int x = 0; x < picture.width(); x++) {
      double luma = 255.0 / 219 * (picture.y().at(x, y) - 16);
      double blue = 255.0 / 224 * (picture.u().at(x / 2, y / 2) - 128);
      double red = 255.0 / 224 * (picture.v().at(x / 2, y / 2) - 128);
      row[3 * x] = clamp(luma + 1.402 * red);
      row[3 * x + 1] = clamp(luma - 0.344136 * blue - 0.714136 * red);
      row[3 * x + 2] = clamp(luma + 1.772 * blue);
    }
  }

  private static byte clamp(double value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) check.getValue());
  }
}
