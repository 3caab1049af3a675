package testbed.analyzer;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import testbed.analyzer.display.Spool;
import testbed.video.Raster;

/**
 * The pictures of a run, as they were sent and as they were captured, while its capture is there.
 * For one thread.
 */
public final class RunPictures implements Closeable {
  private final MarkedSource sent;
  private final Spool spool;
  private final Shown shown;

  private RunPictures(MarkedSource sent, Spool spool) {
    this.sent = sent;
    this.spool = spool;
    this.shown = new Shown(spool);
  }

  /** Opens the capture of a run. */
  public static RunPictures open(AnalysisInputs inputs) throws IOException {
    return new RunPictures(
        new MarkedSource(inputs.source(), inputs.marks()),
        Spool.open(inputs.directory().resolve(AnalysisInputs.SPOOL)));
  }

  /** Luma samples in a row of every picture. */
  public int width() {
    return sent.width();
  }

  /** Luma rows of every picture. */
  public int height() {
    return sent.height();
  }

  /** When each captured picture had become visible, in nanoseconds since the run began. */
  public List<Long> seenNs() {
    return spool.pictures().stream().map(Spool.Picture::seenNs).toList();
  }

  /** The picture that the camera showed under this number, with its marks. */
  public Raster sent(long frameId) {
    return sent.picture(frameId);
  }

  /** A captured picture in the size and range in which it was sent. */
  public Raster captured(int index) throws IOException {
    return shown.picture(spool.pictures().get(index), sent.width(), sent.height());
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
