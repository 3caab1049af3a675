package testbed.reports.clip;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import testbed.analyzer.result.FrameResult;
import testbed.reports.chart.Palette;
import testbed.reports.chart.Typeface;
import testbed.video.Pictures;

/** Eight moments of a run beside each other: sent above, on the display below. */
final class FilmStrip {
  private static final int MOMENTS = 8;
  private static final int WIDTH = 240;
  private static final int GAP = 6;
  private static final int LINE = 22;
  private static final int MARGIN = 84;

  private FilmStrip() {}

  static void write(Moments moments, List<FrameResult> frames, Path file) throws IOException {
    int high = Math.max(2, WIDTH * moments.height() / moments.width());
    BufferedImage strip =
        new BufferedImage(
            MARGIN + MOMENTS * (WIDTH + GAP),
            2 * high + GAP + 3 * LINE,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = strip.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Palette.PAPER);
    g.fillRect(0, 0, strip.getWidth(), strip.getHeight());
    g.setFont(Typeface.of(17));
    g.setColor(Palette.SOFT);
    g.drawString("sent", 0, LINE + high / 2);
    g.drawString("received", 0, LINE + high + GAP + high / 2);
    long begin = frames.getFirst().record().shownNs();
    long length = frames.getLast().record().shownNs() - begin;
    for (int i = 0; i < MOMENTS; i++) {
      long ns = begin + length * (2 * i + 1) / (2 * MOMENTS);
      column(g, MARGIN + i * (WIDTH + GAP), high, ns, moments.at(ns));
    }
    g.dispose();
    if (!ImageIO.write(strip, "jpg", file.toFile())) {
      throw new IOException(file + ": this Java cannot write JPEG");
    }
  }

  private static void column(Graphics2D g, int x, int high, long ns, Moments.Moment moment) {
    g.setColor(Palette.SOFT);
    g.drawString("at " + Words.seconds(ns), x, LINE - 6);
    g.drawImage(Pictures.toImage(moment.sent()), x, LINE, WIDTH, high, null);
    int below = LINE + high + GAP;
    if (moment.received().isPresent()) {
      g.drawImage(Pictures.toImage(moment.received().get()), x, below, WIDTH, high, null);
    } else {
      g.setColor(Color.LIGHT_GRAY);
      g.fillRect(x, below, WIDTH, high);
    }
    g.setColor(Palette.INK);
    String text = moment.frame().map(Words::delay).orElse("nothing yet");
    g.drawString(text, x, below + high + LINE - 5);
    g.setColor(Palette.SOFT);
    moment.frame().ifPresent(f -> g.drawString(Words.quality(f), x, below + high + 2 * LINE - 5));
  }
}
