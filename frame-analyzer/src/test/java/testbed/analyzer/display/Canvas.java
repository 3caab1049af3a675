package testbed.analyzer.display;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import testbed.video.Raster;

/** Paints pictures into a frame buffer file, as a program on the display would. */
final class Canvas {
  private final MappedByteBuffer file;
  private final int pixelsAt;
  private final int stride;

  private Canvas(MappedByteBuffer file) {
    this.file = file;
    this.pixelsAt = file.getInt(0) + 12 * file.getInt(76);
    this.stride = file.getInt(48);
  }

  /** Opens the frame buffer of a running server. */
  static Canvas open(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new Canvas(channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size()));
    }
  }

  /** Makes a frame buffer file as a server of this size has. */
  static Canvas create(Path path, int width, int height) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(100 + 2 * 12 + 4 * width * height);
    head.putInt(0, 100).putInt(16, width).putInt(20, height).putInt(44, 32);
    head.putInt(48, 4 * width).putInt(76, 2);
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(head);
    }
    return open(path);
  }

  /** Paints rows of a picture at a place of the screen. */
  void paint(Raster picture, ColourMatrix matrix, int left, int top, int fromRow, int toRow) {
    ByteBuffer[] rows = new ByteBuffer[toRow];
    for (int y = fromRow; y < toRow; y++) {
      rows[y] = ByteBuffer.allocate(4 * picture.width()).order(ByteOrder.LITTLE_ENDIAN);
      for (int x = 0; x < picture.width(); x++) {
        rows[y].putInt(pixel(picture, matrix, x, y));
      }
    }
    for (int y = fromRow; y < toRow; y++) {
      file.put(pixelsAt + (top + y) * stride + 4 * left, rows[y].array());
    }
  }

  private static int pixel(Raster picture, ColourMatrix matrix, int x, int y) {
    double luma = (picture.y().at(x, y) - matrix.black()) / matrix.lumaRange();
    double cb = (picture.u().at(x / 2, y / 2) - 128) / matrix.colourRange();
    double cr = (picture.v().at(x / 2, y / 2) - 128) / matrix.colourRange();
    double kr = matrix.red();
    double kb = matrix.blue();
    double red = luma + 2 * (1 - kr) * cr;
    double blue = luma + 2 * (1 - kb) * cb;
    double green = (luma - kr * red - kb * blue) / (1 - kr - kb);
    return level(red) << 16 | level(green) << 8 | level(blue);
  }

  private static int level(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
