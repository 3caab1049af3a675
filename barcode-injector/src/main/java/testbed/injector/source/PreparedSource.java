package testbed.injector.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import testbed.video.Raster;

/**
 * The first frames of another source, rendered to disk before a run and mapped into memory, so that
 * nothing but a copy is left to do when time counts. Frames may be asked for in any order.
 */
public final class PreparedSource implements SourceVideo, AutoCloseable {
  private final SourceVideo source;
  private final Spool spool;

  private PreparedSource(SourceVideo source, Spool spool) {
    this.source = source;
    this.spool = spool;
  }

  /**
   * Renders a source, or finds it rendered already.
   *
   * @param frames how many frames a run will show at most; a shorter source is prepared whole;
   *     never more than fills half of the cache: a longer run then plays back and forth
   * @param progress is told the number of frames that are ready
   * @throws IOException when the cache cannot be written
   */
  public static PreparedSource prepare(
      SourceVideo source, long frames, SpoolCache cache, LongConsumer progress) throws IOException {
    long affordable = cache.maxBytes() / 2 / Raster.byteCount(source.width(), source.height());
    long count = Math.min(Math.min(frames, source.frameCount()), Math.max(1, affordable));
    Path file = cache.render(source, count, progress);
    Spool spool = Spool.open(file, Raster.byteCount(source.width(), source.height()));
    return new PreparedSource(source, spool);
  }

  @Override
  public int width() {
    return source.width();
  }

  @Override
  public int height() {
    return source.height();
  }

  @Override
  public int framesPerSecond() {
    return source.framesPerSecond();
  }

  @Override
  public long frameCount() {
    return spool.count();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public String sha256() {
    return source.sha256();
  }

  @Override
  public Raster frame(long index) {
    byte[] planar = new byte[Raster.byteCount(width(), height())];
    copyFrame(index, planar);
    return Raster.ofPlanar(width(), height(), planar);
  }

  @Override
  public void copyFrame(long index, byte[] planar) {
    spool.copy(index, planar);
  }

  @Override
  public void close() {
    spool.close();
  }
}
