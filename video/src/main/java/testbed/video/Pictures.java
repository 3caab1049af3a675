package testbed.video;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Turns rasters into pictures for people, the one place where this project converts colours.
 *
 * <p>Samples are BT.601 unless {@link Matrix#BT_709} is asked for, limited range; chroma is the
 * nearest sample.
 */
public final class Pictures {
  /** How colour differences become red, green and blue. */
  public enum Matrix {
    /** Standard definition; what VP8 and most webcams mean. */
    BT_601(1.402, 0.344136, 0.714136, 1.772),
    /** High definition. */
    BT_709(1.5748, 0.187324, 0.468124, 1.8556);

    private final double redV;
    private final double greenU;
    private final double greenV;
    private final double blueU;

    Matrix(double redV, double greenU, double greenV, double blueU) {
      this.redV = redV;
      this.greenU = greenU;
      this.greenV = greenV;
      this.blueU = blueU;
    }
  }

  private static final double LUMA_GAIN = 255.0 / 219;
  private static final double CHROMA_GAIN = 255.0 / 224;

  private Pictures() {}

  /** The picture in RGB, read as BT.601. */
  public static BufferedImage toImage(Raster raster) {
    return toImage(raster, Matrix.BT_601);
  }

  /** The picture in RGB. */
  public static BufferedImage toImage(Raster raster, Matrix matrix) {
    int width = raster.width();
    int height = raster.height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double luma = LUMA_GAIN * (raster.y().at(x, y) - 16);
        double u = CHROMA_GAIN * (raster.u().at(x / 2, y / 2) - 128);
        double v = CHROMA_GAIN * (raster.v().at(x / 2, y / 2) - 128);
        int red = clamp(luma + matrix.redV * v);
        int green = clamp(luma - matrix.greenU * u - matrix.greenV * v);
        int blue = clamp(luma + matrix.blueU * u);
        row[x] = red << 16 | green << 8 | blue;
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    return image;
  }

  /**
   * The raster of a picture in RGB, BT.601, limited range; chroma is the mean of four pixels.
   *
   * @param image of even width and height
   */
  public static Raster toRaster(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = pixels(image);
    double[] bright = new double[pixels.length];
    byte[] luma = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bright[i] = luma(pixels[i]);
      luma[i] = (byte) clamp(16 + bright[i] / LUMA_GAIN);
    }
    byte[] blue = new byte[width / 2 * (height / 2)];
    byte[] red = new byte[blue.length];
    for (int i = 0; i < blue.length; i++) {
      int above = i / (width / 2) * 2 * width + i % (width / 2) * 2;
      int below = above + width;
      double b =
          blue(pixels[above])
              - bright[above]
              + (blue(pixels[above + 1]) - bright[above + 1])
              + (blue(pixels[below]) - bright[below])
              + (blue(pixels[below + 1]) - bright[below + 1]);
      double r =
          red(pixels[above])
              - bright[above]
              + (red(pixels[above + 1]) - bright[above + 1])
              + (red(pixels[below]) - bright[below])
              + (red(pixels[below + 1]) - bright[below + 1]);
      blue[i] = (byte) clamp(128 + b / 4 / Matrix.BT_601.blueU / CHROMA_GAIN);
      red[i] = (byte) clamp(128 + r / 4 / Matrix.BT_601.redV / CHROMA_GAIN);
    }
    return new Raster(
        new Plane(width, height, luma),
        new Plane(width / 2, height / 2, blue),
        new Plane(width / 2, height / 2, red));
  }

  /**
   * All pixels, row by row: red in bits 16 to 23, green in 8 to 15, blue in 0 to 7. Those of an
   * ordinary picture are not copied.
   */
  public static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return image.getType() == BufferedImage.TYPE_INT_RGB
            && image.getRaster().getDataBuffer() instanceof DataBufferInt buffer
            && buffer.getSize() == width * height
        ? buffer.getData()
        : image.getRGB(0, 0, width, height, null, 0, width);
  }

  private static double luma(int rgb) {
    return 0.299 * red(rgb) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * blue(rgb);
  }

  private static int red(int rgb) {
    return rgb >> 16 & 0xff;
  }

  private static int blue(int rgb) {
    return rgb & 0xff;
  }

  /** Writes the picture as a PNG file. */
  public static void writePng(Raster raster, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder"); // an empty one would be replaced
    }
    if (!ImageIO.write(toImage(raster), "png", file.toFile())) {
      throw new IOException(file + ": this Java cannot write PNG");
    }
  }

  private static int clamp(double v) {
    return (int) Math.max(0, Math.min(255, Math.round(v)));
  }
}
