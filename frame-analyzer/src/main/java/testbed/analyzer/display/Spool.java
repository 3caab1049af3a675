package testbed.analyzer.display;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import testbed.video.Raster;
import testbed.video.Y4mHeader;

/** A {@code capture.spool} opened for reading. Safe for several threads at once. */
public final class Spool implements Closeable {
  /**
   * One picture in the file.
   *
   * @param index its place in the capture, from 0
   * @param seenNs when it had become visible
   * @param width luma samples in a row
   * @param height luma rows
   * @param range what its samples span
   * @param offset where its samples begin in the file
   */
  public record Picture(
      long index, long seenNs, int width, int height, SampleRange range, long offset) {
    /** Bytes of its planar samples. */
    public int bytes() {
      return Raster.byteCount(width, height);
    }
  }

  private final FileChannel file;
  private final List<Picture> pictures;

  private Spool(FileChannel file, List<Picture> pictures) {
    this.file = file;
    this.pictures = List.copyOf(pictures);
  }

  /** Opens a file and finds its pictures. A picture that is cut off at the end is left out. */
  public static Spool open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      byte[] magic = new byte[SpoolFormat.MAGIC.length];
      if (file.read(ByteBuffer.wrap(magic), 0) < magic.length
          || !Arrays.equals(magic, SpoolFormat.MAGIC)) {
        throw new IOException(path + ": not a capture of this version of testbed");
      }
      return new Spool(file, scan(path, file));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static List<Picture> scan(Path path, FileChannel file) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    ByteBuffer head = ByteBuffer.allocate(SpoolFormat.HEAD_BYTES).order(SpoolFormat.ORDER);
    long at = SpoolFormat.MAGIC.length;
    long end = file.size();
    while (at + SpoolFormat.HEAD_BYTES <= end) {
      head.clear();
      file.read(head, at);
      int width = head.getInt(SpoolFormat.WIDTH_AT);
      int height = head.getInt(SpoolFormat.HEIGHT_AT);
      if (head.getInt(SpoolFormat.MARK_AT) != SpoolFormat.PICTURE
          || Math.min(width, height) < 1
          || Math.max(width, height) > Y4mHeader.MAX_SIDE) {
        throw new IOException(path + ": damaged at byte " + at + ", after " + pictures.size());
      }
      Picture picture =
          new Picture(
              pictures.size(),
              head.getLong(SpoolFormat.SEEN_AT),
              width,
              height,
              head.getInt(SpoolFormat.RANGE_AT) == SpoolFormat.FULL
                  ? SampleRange.FULL
                  : SampleRange.LIMITED,
              at + SpoolFormat.HEAD_BYTES);
      at = picture.offset() + picture.bytes();
      if (at <= end) {
        pictures.add(picture);
      }
    }
    return pictures;
  }

  /** All pictures in the order of display. */
  public List<Picture> pictures() {
    return pictures;
  }

  /**
   * Reads the planar samples of a picture.
   *
   * @param planar at least {@link Picture#bytes()} long
   */
  public void read(Picture picture, byte[] planar) throws IOException {
    ByteBuffer target = ByteBuffer.wrap(planar, 0, picture.bytes());
    while (target.hasRemaining()) {
      if (file.read(target, picture.offset() + target.position()) < 0) {
        throw new IOException("the capture became shorter while it was read");
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
