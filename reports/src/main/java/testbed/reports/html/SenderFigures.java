package testbed.reports.html;

import java.io.IOException;
import java.util.List;
import testbed.reports.chart.Figure;
import testbed.reports.chart.SenderCharts;
import testbed.reports.model.RunData;
import testbed.reports.model.SenderLog;
import testbed.reports.model.SenderPicture;

/**
 * The charts that only a Salsify sender has; none for other systems, and none where what a program
 * wrote of itself cannot be read: a run is no worse for its words.
 */
final class SenderFigures {
  private static final int FEWEST = 3;

  private SenderFigures() {}

  static List<Figure> of(RunData run) {
    List<SenderPicture> pictures;
    try {
      pictures = SenderLog.read(run.directory(), run.manifest().originMonotonicNs());
    } catch (IOException e) {
      return List.of();
    }
    if (pictures.stream().filter(SenderPicture::sent).count() < FEWEST) {
      return List.of();
    }
    return List.of(
        SenderCharts.size(pictures),
        SenderCharts.quantizer(pictures),
        SenderCharts.codingTime(pictures));
  }
}
