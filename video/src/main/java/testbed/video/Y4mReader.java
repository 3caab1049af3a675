package testbed.video;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import testbed.files.InputFile;
import testbed.files.InputFileException;

/**
 * Reads a Y4M stream frame by frame. Not for several threads at once.
 *
 * <p>Parameters on a {@code FRAME} line are skipped; everything else that is not exactly a Y4M
 * stream of 8-bit 4:2:0 pictures is an error that says where.
 */
public final class Y4mReader implements Closeable {
  private static final int MAX_HEADER = 1024;
  private static final int MAX_FRAME_LINE = 256;
  private static final byte[] FRAME = "FRAME".getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private final String source;
  private final Y4mHeader header;
  private long frames;

  /**
   * Reads the header.
   *
   * @param in closed by {@link #close()}; buffered here
   * @param source name for messages
   */
  public Y4mReader(InputStream in, String source) throws IOException, VideoException {
    this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, 1 << 16);
    this.source = source;
    this.header = Y4mHeader.parse(headerLine(), source);
  }

  /** Opens a file, or a pipe that has a writer. */
  public static Y4mReader open(Path file) throws IOException, VideoException {
    InputStream in;
    try {
      in = InputFile.open(file);
    } catch (NoSuchFileException e) {
      throw new VideoException(file + ": no such file", e);
    } catch (InputFileException e) {
      throw new VideoException(e.getMessage(), e);
    }
    try {
      return new Y4mReader(in, file.toString());
    } catch (IOException | VideoException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** What the stream's first line says. */
  public Y4mHeader header() {
    return header;
  }

  /** Frames read so far. */
  public long framesRead() {
    return frames;
  }

  /** The next picture, or nothing at the end of the stream. */
  public Optional<Raster> next() throws IOException, VideoException {
    byte[] planar = new byte[header.frameBytes()];
    return next(planar)
        ? Optional.of(Raster.ofPlanar(header.width(), header.height(), planar))
        : Optional.empty();
  }

  /**
   * Reads the next picture into {@code planar}.
   *
   * @param planar at least {@link Y4mHeader#frameBytes()} long
   * @return false at the end of the stream
   */
  public boolean next(byte[] planar) throws IOException, VideoException {
    int first = in.read();
    if (first < 0) {
      return false;
    }
    skipFrameLine(first);
    int wanted = header.frameBytes();
    int got = in.readNBytes(planar, 0, wanted);
    if (got < wanted) {
      throw new VideoException(
          "%s: frame %d ends after %d of %d bytes: the file is cut short"
              .formatted(source, frames, got, wanted));
    }
    frames++;
    return true;
  }

  private void skipFrameLine(int first) throws IOException, VideoException {
    int c = first;
    for (int i = 0; i < MAX_FRAME_LINE; i++) {
      boolean named = i >= FRAME.length;
      if (named && c == '\n') {
        return;
      }
      if (named ? i == FRAME.length && c != ' ' : c != FRAME[i]) {
        break;
      }
      c = in.read();
    }
    throw new VideoException(
        source + ": no FRAME line before frame " + frames + ": not Y4M, or damaged");
  }

  private String headerLine() throws IOException, VideoException {
    byte[] line = new byte[MAX_HEADER];
    for (int n = 0; n < MAX_HEADER; n++) {
      int c = in.read();
      if (c == '\n') {
        return new String(line, 0, n, StandardCharsets.US_ASCII);
      }
      if (c < 0) {
        throw new VideoException(
            source + (n == 0 ? ": empty" : ": not a Y4M stream (no header line)"));
      }
      line[n] = (byte) c;
    }
    throw new VideoException(
        source + ": not a Y4M stream (no header line within " + MAX_HEADER + " bytes)");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
