package testbed.analyzer.display;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import testbed.video.Raster;

/**
 * Writes a {@code capture.spool} on the caller's thread, for pictures whose time the caller knows:
 * those of a run in virtual time.
 */
public final class SpoolRecorder implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  private final OutputStream out;
  private long pictures;

  private SpoolRecorder(OutputStream out) {
    this.out = out;
  }

  /** Makes or replaces a file. */
  public static SpoolRecorder create(Path file) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    out.write(SpoolFormat.MAGIC);
    return new SpoolRecorder(out);
  }

  /** Appends a picture that was seen at {@code seenNs}. */
  public void add(Raster picture, long seenNs) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(SpoolFormat.HEAD_BYTES).order(SpoolFormat.ORDER);
    head.putInt(SpoolFormat.MARK_AT, SpoolFormat.PICTURE);
    head.putInt(SpoolFormat.WIDTH_AT, picture.width());
    head.putInt(SpoolFormat.HEIGHT_AT, picture.height());
    head.putLong(SpoolFormat.SEEN_AT, seenNs);
    byte[] bytes = new byte[SpoolFormat.HEAD_BYTES];
    head.get(0, bytes);
    out.write(bytes);
    out.write(picture.toPlanar());
    pictures++;
  }

  /** How many pictures were added. */
  public long pictures() {
    return pictures;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
