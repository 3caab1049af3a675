package testbed.reports.html;

import java.io.IOException;
import java.util.List;
import testbed.reports.chart.Figure;
import testbed.reports.chart.SenderCharts;
import testbed.reports.model.RunData;
import testbed.reports.model.SenderLog;
import testbed.reports.model.SenderPicture;

/** The charts that only a Salsify sender has; none for other systems. */
final class SenderFigures {
  private static final int FEWEST = 3;

  private SenderFigures() {}

  static List<Figure> of(RunData run) throws IOException {
    List<SenderPicture> pictures =
        SenderLog.read(run.directory(), run.manifest().originMonotonicNs());
    if (pictures.stream().filter(SenderPicture::sent).count() < FEWEST) {
      return List.of();
    }
    return List.of(
        SenderCharts.size(pictures),
        SenderCharts.quantizer(pictures),
        SenderCharts.codingTime(pictures));
  }
}
