package testbed.reports.html;

import java.util.ArrayList;
import java.util.List;
import testbed.reports.chart.CdfChart;
import testbed.reports.chart.Curve;
import testbed.reports.chart.FateChart;
import testbed.reports.chart.Figure;
import testbed.reports.chart.FreezeStrip;
import testbed.reports.chart.RecoveryChart;
import testbed.reports.chart.TimeCharts;
import testbed.reports.model.FrameFate;
import testbed.reports.model.FrameRow;
import testbed.reports.model.RunData;

/** The charts of one run. */
final class RunFigures {
  private RunFigures() {}

  static List<Figure> of(RunData run) {
    List<FrameRow> frames = run.frames();
    String ssim = run.manifest().settings().ssim();
    double[] signal = frames.stream().mapToDouble(FrameRow::signalDelayMs).toArray();
    double[] own = frames.stream().mapToDouble(FrameRow::delayMs).toArray();
    double[] db = frames.stream().mapToDouble(FrameRow::ssimDb).toArray();
    List<Figure> figures = new ArrayList<>();
    figures.add(TimeCharts.delay(frames, run.link()));
    if (!run.link().isEmpty()) {
      figures.add(TimeCharts.throughput(run.link()));
    }
    figures.add(FreezeStrip.figure(frames, run.freezes()));
    figures.add(TimeCharts.ssim(frames, ssim.isEmpty() ? "unknown variant" : ssim));
    figures.addAll(
        RecoveryChart.figures(
            "", List.of(new RecoveryChart.Subject(run.system(), 0, List.of(run)))));
    if (!frames.isEmpty()) {
      figures.add(
          FateChart.figure(
              "fate", List.of(new FateChart.Bar(run.system(), FrameFate.of(List.of(run))))));
    }
    figures.add(
        CdfChart.delays(
            "delay-cdf",
            "Signal delay of all sent frames and frame delay of the displayed ones.",
            List.of(Curve.cdf("signal delay", 0, signal), Curve.cdf("frame delay", 1, own))));
    figures.add(
        CdfChart.ssim(
            "ssim-cdf",
            "Quality of the displayed frames.",
            List.of(Curve.cdf("displayed frames", 0, db))));
    return figures;
  }
}
