package testbed.reports.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import testbed.reports.chart.AxisLabels;
import testbed.reports.chart.BetterScatter;
import testbed.reports.chart.CdfChart;
import testbed.reports.chart.CloudChart;
import testbed.reports.chart.Curve;
import testbed.reports.chart.FateChart;
import testbed.reports.chart.Figure;
import testbed.reports.chart.RecoveryChart;
import testbed.reports.chart.ScatterPoint;
import testbed.reports.chart.SweepChart;
import testbed.reports.model.FrameFate;
import testbed.reports.model.FrameRow;
import testbed.reports.model.RunData;
import testbed.reports.model.SystemRuns;

/** The charts of a comparison. */
final class ComparisonFigures {
  private static final Pattern PACKETS = Pattern.compile("packets=(\\d+)");
  private static final String DELAY = "signal_delay_p95_ms";

  private ComparisonFigures() {}

  /** The charts of one scenario, the headline first. */
  static List<Figure> of(String scenario, List<SystemRuns> systems) {
    String slug = slug(scenario);
    List<Figure> figures = new ArrayList<>();
    figures.add(headline(slug, systems));
    figures.add(
        CdfChart.delays(
            slug + "-delay-cdf",
            "Signal delay of all sent frames of all runs.",
            curves(systems, FrameRow::signalDelayMs)));
    figures.add(
        CdfChart.ssim(
            slug + "-ssim-cdf",
            "Quality of the displayed frames of all runs.",
            curves(systems, FrameRow::ssimDb)));
    figures.add(
        CloudChart.figure(
            slug + "-frames",
            "Displayed frames one by one, at most 600 of a system and 3000 in all; the table has all.",
            systems.stream()
                .map(s -> new CloudChart.Cloud(s.system(), s.style(), s.frames()))
                .toList()));
    List<ScatterPoint> link = points(systems, "link_self_delay_p95_ms", "link_utilisation_ratio");
    if (!link.isEmpty()) {
      figures.add(BetterScatter.figure(utilisation(slug), link));
    }
    figures.add(
        FateChart.figure(
            slug + "-fate",
            systems.stream()
                .map(s -> new FateChart.Bar(s.system(), FrameFate.of(s.runs())))
                .toList()));
    figures.addAll(
        RecoveryChart.figures(
            slug + "-",
            systems.stream()
                .map(s -> new RecoveryChart.Subject(s.system(), s.style(), s.runs()))
                .toList()));
    return figures;
  }

  /** How delay and quality change with the size of the queue; empty when it is one size only. */
  static List<Figure> bufferSweep(List<RunData> runs) {
    SystemLabels labels = new SystemLabels(runs);
    Map<String, Map<Double, List<RunData>>> bySystem = new TreeMap<>();
    for (RunData run : runs) {
      Matcher size = PACKETS.matcher(run.manifest().settings().queue());
      if (size.find()) {
        bySystem
            .computeIfAbsent(labels.of(run), s -> new TreeMap<>())
            .computeIfAbsent(Double.valueOf(size.group(1)), s -> new ArrayList<>())
            .add(run);
      }
    }
    List<Curve> curves = new ArrayList<>();
    bySystem.forEach(
        (system, sizes) -> {
          if (sizes.size() > 1) {
            double[] x = sizes.keySet().stream().mapToDouble(Double::doubleValue).toArray();
            double[] y =
                sizes.values().stream()
                    .mapToDouble(g -> new SystemRuns(system, "", 0, g).mean(DELAY))
                    .toArray();
            curves.add(new Curve(system, curves.size(), x, y));
          }
        });
    if (curves.isEmpty()) {
      return List.of();
    }
    return List.of(
        SweepChart.figure(
            new AxisLabels(
                "buffer",
                "Video delay against the size of the link's queue.",
                "Queue (packets)",
                "Video delay (95th percentile, ms)",
                "queue_packets",
                DELAY),
            curves));
  }

  private static Figure headline(String slug, List<SystemRuns> systems) {
    String ssim = systems.getFirst().runs().getFirst().manifest().settings().ssim();
    String quality = "ssim_" + ssim + "_mean_db";
    return BetterScatter.figure(
        new AxisLabels(
            slug + "-headline",
            "Lateness against quality: up and to the right is better. One mark a system; from three"
                + " runs on, an ellipse of one standard deviation.",
            "Video delay (95th percentile, ms)",
            "Video quality (SSIM dB)",
            DELAY,
            quality),
        points(systems, DELAY, quality));
  }

  private static AxisLabels utilisation(String slug) {
    return new AxisLabels(
        slug + "-utilisation",
        "What each system made of the link: its share used, and the queueing it caused itself.",
        "Self-inflicted delay (95th percentile of queueing, ms)",
        "Link utilisation (%)",
        "link_self_delay_p95_ms",
        "link_utilisation_percent");
  }

  private static List<ScatterPoint> points(List<SystemRuns> systems, String x, String y) {
    double scale = y.endsWith("_ratio") ? 100 : 1;
    List<ScatterPoint> points = new ArrayList<>();
    for (SystemRuns s : systems) {
      for (RunData run : s.runs()) {
        if (run.metric(x).isPresent() && run.metric(y).isPresent()) {
          points.add(
              new ScatterPoint(
                  s.system(),
                  s.style(),
                  run.metric(x).get().value(),
                  run.metric(y).get().value() * scale));
        }
      }
    }
    return points;
  }

  private static List<Curve> curves(List<SystemRuns> systems, ToDoubleFunction<FrameRow> value) {
    return systems.stream()
        .map(
            s -> Curve.cdf(s.system(), s.style(), s.frames().stream().mapToDouble(value).toArray()))
        .toList();
  }

  /** A file name of a scenario. */
  static String slug(String scenario) {
    String plain =
        scenario.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-|-$", "");
    return plain.isEmpty() ? "comparison" : plain;
  }
}
