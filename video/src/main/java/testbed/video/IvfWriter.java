package testbed.video;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes an IVF file; the number of frames is put into its header at the end. Not thread-safe. */
public final class IvfWriter implements Closeable {
  private final FileChannel out;
  private final IvfHeader header;
  private int frames;

  private IvfWriter(FileChannel out, IvfHeader header) throws IOException {
    this.out = out;
    this.header = header;
    append(header.toBytes());
  }

  /** Makes or replaces a file. */
  public static IvfWriter create(Path file, IvfHeader header) throws IOException {
    FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    try {
      return new IvfWriter(out, header);
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  /** Appends a frame whose time stamp is its number. */
  public void write(byte[] frame) throws IOException {
    write(new IvfFrame(frames, frame));
  }

  /** Appends a frame. */
  public void write(IvfFrame frame) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(12 + frame.bytes().length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(frame.bytes().length)
            .putLong(frame.timestamp())
            .put(frame.bytes());
    append(bytes.array());
    frames++;
  }

  /** States the number of frames in the header and closes the file. */
  @Override
  public void close() throws IOException {
    try (out) {
      out.position(0);
      append(header.withFrames(frames).toBytes());
    }
  }

  private void append(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }
}
