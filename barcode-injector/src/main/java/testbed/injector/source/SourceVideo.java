package testbed.injector.source;

import testbed.video.Raster;

/**
 * A video to be sent, all of its frames of one even size, 4:2:0, limited range, BT.601.
 *
 * <p>{@link #frame} is the same picture whenever it is asked for. Not for several threads at once,
 * unless an implementation says so.
 */
public interface SourceVideo {
  /** Luma samples in a row. */
  int width();

  /** Luma rows. */
  int height();

  /** The rate that the source is meant for. */
  int framesPerSecond();

  /** The number of frames, or {@link Long#MAX_VALUE} of a source that never ends. */
  long frameCount();

  /** Name for people, for example {@code scene} or {@code Johnny}. */
  String name();

  /**
   * What was played, as 64 hexadecimal digits: the hash of a file's content, or of the definition
   * of a generated video.
   */
  String sha256();

  /**
   * One picture.
   *
   * @param index 0 to {@code frameCount() - 1}
   */
  Raster frame(long index);

  /** Writes one picture as planar bytes; by default a copy of {@link #frame}. */
  default void copyFrame(long index, byte[] planar) {
    frame(index).toPlanar(planar, 0);
  }

  /**
   * The picture that a camera shows at its {@code tick}: to the end, back to the beginning, and so
   * on, so that the loop has no jump.
   */
  default long indexAt(long tick) {
    long last = frameCount() - 1;
    if (tick <= last || last == 0) {
      return Math.min(tick, last);
    }
    long phase = tick % (2 * last);
    return phase <= last ? phase : 2 * last - phase;
  }
}
