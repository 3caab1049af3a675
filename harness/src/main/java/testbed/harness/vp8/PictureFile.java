package testbed.harness.vp8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import testbed.harness.OutputFile;
import testbed.video.IvfHeader;
import testbed.video.Raster;
import testbed.video.VideoException;
import testbed.video.Y4mHeader;
import testbed.video.Y4mWriter;

/** The Y4M file that pictures go to, made when the first one comes; or none. */
final class PictureFile implements Closeable {
  private final OutputFile file;
  private final Path path;
  private final IvfHeader stream;
  private Y4mHeader header;
  private Y4mWriter writer;

  PictureFile(Path path, IvfHeader stream) throws IOException {
    this.path = path;
    this.file = OutputFile.at(path);
    this.stream = stream;
  }

  void write(Raster picture) throws IOException, VideoException {
    if (path == null) {
      return;
    }
    if (writer == null) {
      boolean rated = stream.rateNumerator() > 0 && stream.rateDenominator() > 0;
      int numerator = rated ? stream.rateNumerator() : 30;
      int denominator = rated ? stream.rateDenominator() : 1;
      header = new Y4mHeader(picture.width(), picture.height(), numerator, denominator, false);
      writer = Y4mWriter.create(file.path(), header);
    }
    if (picture.width() != header.width() || picture.height() != header.height()) {
      throw new VideoException(
          "%s: the stream changes its size to %dx%d, which a Y4M file cannot; use --frame-md5"
              .formatted(path, picture.width(), picture.height()));
    }
    writer.write(picture);
  }

  /** The last picture has been written. */
  void complete() throws IOException {
    if (writer != null) {
      writer.close();
      file.complete();
    }
  }

  @Override
  public void close() throws IOException {
    try (file) {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
