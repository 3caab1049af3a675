package testbed.video;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import testbed.files.InputFile;
import testbed.files.InputFileException;

/** Reads an IVF file, the plain container of VP8 streams, frame by frame. Not thread-safe. */
public final class IvfReader implements Closeable {
  /** The most bytes that a frame may claim, a bound on memory. */
  public static final int LARGEST_FRAME = 1 << 26;

  private static final int FRAME_HEADER = 12;

  private final InputStream in;
  private final String source;
  private final IvfHeader header;
  private long frames;

  /**
   * Reads the header.
   *
   * @param in closed by {@link #close()}; buffered here
   * @param source name for messages
   */
  public IvfReader(InputStream in, String source) throws IOException, VideoException {
    this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, 1 << 16);
    this.source = source;
    this.header = IvfHeader.parse(this.in.readNBytes(IvfHeader.BYTES), source);
  }

  /** Opens a file, or a pipe that has a writer. */
  public static IvfReader open(Path file) throws IOException, VideoException {
    InputStream in;
    try {
      in = InputFile.open(file);
    } catch (NoSuchFileException e) {
      throw new VideoException(file + ": no such file", e);
    } catch (InputFileException e) {
      throw new VideoException(e.getMessage(), e);
    }
    try {
      return new IvfReader(in, file.toString());
    } catch (IOException | VideoException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** What the file says about itself. */
  public IvfHeader header() {
    return header;
  }

  /** The next frame, or nothing at the end of the file. */
  public Optional<IvfFrame> next() throws IOException, VideoException {
    byte[] head = in.readNBytes(FRAME_HEADER);
    if (head.length == 0) {
      return Optional.empty();
    }
    if (head.length < FRAME_HEADER) {
      throw new VideoException(source + ": the header of frame " + frames + " is cut off");
    }
    ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int size = fields.getInt(0);
    if (size < 0 || size > LARGEST_FRAME) {
      throw new VideoException(
          "%s: frame %d claims %d bytes, more than the limit of %d: the file is damaged"
              .formatted(source, frames, Integer.toUnsignedLong(size), LARGEST_FRAME));
    }
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new VideoException(
          "%s: frame %d ends after %d of %d bytes: the file is cut short"
              .formatted(source, frames, bytes.length, size));
    }
    frames++;
    return Optional.of(new IvfFrame(fields.getLong(4), bytes));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
