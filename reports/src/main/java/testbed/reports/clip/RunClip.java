package testbed.reports.clip;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import testbed.analyzer.AnalysisInputs;
import testbed.analyzer.RunPictures;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.picture.Scaling;
import testbed.analyzer.result.FrameResult;
import testbed.reports.chart.Typeface;
import testbed.reports.model.RunDirectory;
import testbed.video.Pictures;
import testbed.video.Raster;
import testbed.video.VideoException;
import testbed.video.WebmWriter;

/**
 * A short film of a run for people: what was sent on the left, what the display showed at the same
 * moment on the right, with times and quality written below; six seconds around the frame with the
 * greatest signal delay. It goes to the run's evidence.
 *
 * <p>At most six seconds of 30 pictures at 968 samples across and 700 kbit/s: under a megabyte.
 */
public final class RunClip {
  private static final long LENGTH_NS = 6_000_000_000L;
  private static final int FPS = 30;
  private static final int KBPS = 700;
  private static final int SIDE = 480;
  private static final int MOST_HEIGHT = 640;
  private static final int GAP = 8;
  private static final int BAR = 52;
  private static final Color GROUND = new Color(0x14171a);
  private static final Color INK = new Color(0xf2f4f5);
  private static final Color SOFT = new Color(0x9aa6b0);
  private static final Color ALARM = new Color(0xff8a80);
  private static final long STILL_NS = 200_000_000L;

  private final Moments moments;
  private final int side;
  private final int high;
  private final Scaled sent = new Scaled();
  private final Scaled received = new Scaled();

  private RunClip(Moments moments) {
    this.moments = moments;
    double scale =
        Math.min((double) SIDE / moments.width(), (double) MOST_HEIGHT / moments.height());
    this.side = even(moments.width() * scale);
    this.high = even(moments.height() * scale);
  }

  /**
   * Makes it, if anything was displayed.
   *
   * @param inputs of the analysis that found {@code frames}; the capture is still there
   * @throws IOException when a picture cannot be read or written
   */
  public static void write(AnalysisInputs inputs, List<FrameResult> frames) throws IOException {
    Optional<Stretch> stretch =
        frames.isEmpty() ? Optional.empty() : Stretch.aroundLatest(frames, LENGTH_NS);
    if (stretch.isEmpty()) {
      return;
    }
    try (RunPictures pictures = RunPictures.open(inputs)) {
      new RunClip(new Moments(pictures, frames))
          .film(new RunDirectory(inputs.directory()), stretch.get());
    } catch (VideoException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void film(RunDirectory run, Stretch stretch) throws IOException, VideoException {
    int count = (int) Math.max(1, Math.round(stretch.seconds() * FPS));
    try (WebmWriter film = WebmWriter.create(run.clip(), width(), high + BAR, FPS, KBPS)) {
      Raster ground = Pictures.toRaster(ground(high + BAR));
      for (int i = 0; i < count; i++) {
        long ns = stretch.fromNs() + i * 1_000_000_000L / FPS;
        film.write(picture(ns, new Sheet(ground)));
      }
    }
  }

  private Raster picture(long ns, Sheet sheet) throws IOException {
    Moments.Moment moment = moments.at(ns);
    sheet.put(sent.of(moment.sent()), 0, 0);
    moment.received().ifPresent(p -> sheet.put(received.of(p), side + GAP, 0));
    sheet.put(Pictures.toRaster(words(ns, moment)), 0, high);
    return sheet.raster();
  }

  private BufferedImage words(long ns, Moments.Moment moment) {
    BufferedImage image = ground(BAR);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    line(g, 4, "sent  frame " + moment.frameId(), "at " + Words.seconds(ns));
    int right = side + GAP + 4;
    if (moment.frame().isEmpty()) {
      line(g, right, "received  nothing yet", "");
    } else {
      FrameResult frame = moment.frame().get();
      line(
          g,
          right,
          "received  frame " + frame.record().frameId(),
          Words.delay(frame) + ", " + Words.quality(frame));
      still(g, right, ns - ((FrameRecord.Displayed) frame.record()).seenNs());
    }
    g.dispose();
    return image;
  }

  private BufferedImage ground(int height) {
    BufferedImage image = new BufferedImage(width(), height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(GROUND);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.dispose();
    return image;
  }

  private int width() {
    return 2 * side + GAP;
  }

  private static void line(Graphics2D g, int x, String above, String below) {
    Font font = Typeface.of(17);
    g.setFont(font);
    g.setColor(SOFT);
    g.drawString(above, x, 20);
    g.setColor(INK);
    g.drawString(below, x, 43);
  }

  /** Says so when the display has been showing the same frame for long. */
  private void still(Graphics2D g, int x, long ns) {
    if (ns > STILL_NS) {
      String text = "still for " + Words.seconds(ns);
      g.setColor(ALARM);
      g.drawString(text, x + side - 8 - g.getFontMetrics().stringWidth(text), 43);
    }
  }

  /** The newest of some pictures in the film's size; one that still stands is scaled once. */
  private final class Scaled {
    private Raster newest;
    private Raster scaled;

    @SuppressWarnings("ReferenceEquality") // comparing samples would take as long as scaling them
    Raster of(Raster picture) {
      if (picture != newest) {
        newest = picture;
        scaled = Scaling.to(side, high, picture);
      }
      return scaled;
    }
  }

  private static int even(double v) {
    return Math.max(2, (int) Math.round(v / 2) * 2);
  }
}
