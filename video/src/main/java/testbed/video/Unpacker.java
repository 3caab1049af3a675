package testbed.video;

import java.io.Closeable;
import java.nio.ByteBuffer;

/**
 * Turns the bytes of a picture as a grabber delivers it into planar 4:2:0 samples, limited range.
 * Not for several threads at once.
 */
public sealed interface Unpacker extends Closeable permits YuyvUnpacker, MjpegUnpacker {
  /**
   * Unpacks one picture.
   *
   * @param bytes of it, from the buffer's position to its limit
   * @param planar receives {@link Raster#byteCount} samples
   * @throws VideoException when the bytes are not a whole picture of the expected size
   */
  void unpack(ByteBuffer bytes, byte[] planar) throws VideoException;

  @Override
  void close();
}
