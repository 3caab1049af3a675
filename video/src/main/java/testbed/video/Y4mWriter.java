package testbed.video;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a Y4M stream with bare {@code FRAME} lines, so that every frame takes equally long. */
public final class Y4mWriter implements Closeable {
  private static final byte[] FRAME = "FRAME\n".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final Y4mHeader header;
  private final byte[] planar;

  /** Writes the header to {@code out}, which {@link #close()} closes. */
  public Y4mWriter(OutputStream out, Y4mHeader header) throws IOException {
    this.out = new BufferedOutputStream(out, 1 << 16);
    this.header = header;
    this.planar = new byte[header.frameBytes()];
    this.out.write(header.toBytes());
  }

  /** Makes or replaces a file. */
  public static Y4mWriter create(Path file, Y4mHeader header) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    try {
      return new Y4mWriter(out, header);
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  /** Appends a picture of the header's size. */
  public void write(Raster picture) throws IOException {
    if (picture.width() != header.width() || picture.height() != header.height()) {
      throw new IllegalArgumentException(picture + " does not have the size of " + header);
    }
    picture.toPlanar(planar, 0);
    write(planar);
  }

  /** Appends a picture given as planar bytes. */
  public void write(byte[] picture) throws IOException {
    out.write(FRAME);
    out.write(picture, 0, header.frameBytes());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
