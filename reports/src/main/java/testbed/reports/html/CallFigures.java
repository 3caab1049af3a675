package testbed.reports.html;

import java.io.IOException;
import java.util.List;
import testbed.reports.chart.CallCharts;
import testbed.reports.chart.Figure;
import testbed.reports.model.CallSecond;
import testbed.reports.model.CallStatistics;
import testbed.reports.model.RunData;

/** The charts that only a WebRTC call has; none for other systems. */
final class CallFigures {
  private static final int FEWEST = 3;

  private CallFigures() {}

  static List<Figure> of(RunData run) throws IOException {
    List<CallSecond> call =
        CallStatistics.read(run.directory(), run.manifest().originMonotonicNs());
    if (call.size() < FEWEST) {
      return List.of();
    }
    return List.of(
        CallCharts.rates(call, run.link()),
        CallCharts.resolution(call),
        CallCharts.receiver(call, run.freezes()));
  }
}
