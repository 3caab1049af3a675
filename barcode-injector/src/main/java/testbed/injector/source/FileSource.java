package testbed.injector.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import testbed.video.Raster;
import testbed.video.VideoException;
import testbed.video.VideoFile;

/**
 * A video file, scaled, at most {@value #MOST_FRAMES} of its pictures. Every picture is shown for
 * one tick; of a file with twice the rate or more, every second, third ... picture is shown.
 *
 * <p>Pictures are decoded in order; to ask for an earlier one starts again from the beginning.
 */
public final class FileSource implements SourceVideo, AutoCloseable {
  private static final int MOST_FRAMES = 1800;

  private final Path file;
  private final String name;
  private final int width;
  private final int height;
  private final int framesPerSecond;
  private final int step;
  private final long frames;
  private final String sha256;

  private VideoFile decoding;
  private long next;

  private FileSource(Path file, String name, Shape shape, int step, long frames)
      throws IOException, VideoException {
    this.file = file;
    this.name = name;
    this.width = shape.width();
    this.height = shape.height();
    this.framesPerSecond = shape.framesPerSecond();
    this.step = step;
    this.frames = frames;
    this.sha256 = Sha256.hex(file);
    this.decoding = VideoFile.open(file, width, height);
  }

  /**
   * Opens a file; reads all of it once, to count its pictures.
   *
   * @throws VideoException when it is no video or holds no picture
   */
  public static FileSource open(Path file, String name, Shape shape)
      throws IOException, VideoException {
    int step;
    long frames = 0;
    try (VideoFile video = VideoFile.open(file, shape.width(), shape.height())) {
      double ratio = video.format().framesPerSecond() / shape.framesPerSecond();
      step = Math.max(1, (int) Math.round(ratio));
      while (frames < (long) MOST_FRAMES * step && video.skip()) {
        frames++;
      }
    }
    if (frames == 0) {
      throw new VideoException(file + ": holds no picture that can be decoded");
    }
    return new FileSource(file, name, shape, step, (frames + step - 1) / step);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int framesPerSecond() {
    return framesPerSecond;
  }

  @Override
  public long frameCount() {
    return frames;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public Raster frame(long index) {
    try {
      if (index < next) {
        decoding.close();
        decoding = VideoFile.open(file, width, height);
        next = 0;
      }
      for (; next < index; next++) {
        pass(step);
      }
      Raster picture = decoding.next().orElseThrow(() -> ended(index));
      next++;
      pass(step - 1);
      return picture;
    } catch (VideoException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }

  private void pass(int pictures) throws VideoException {
    for (int i = 0; i < pictures; i++) {
      decoding.skip();
    }
  }

  private UncheckedIOException ended(long index) {
    return new UncheckedIOException(new IOException(file + ": ended before picture " + index));
  }

  @Override
  public void close() {
    decoding.close();
  }
}
