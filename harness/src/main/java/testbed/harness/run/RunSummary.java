package testbed.harness.run;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import testbed.analyzer.metric.MetricValue;
import testbed.reports.model.RunData;
import testbed.reports.model.RunManifest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a run says at its end on standard output. */
final class RunSummary {
  private static final List<String> HEADLINE =
      List.of(
          "signal_delay_p95_ms",
          "signal_delay_mean_ms",
          "frame_delay_p50_ms",
          "frame_delay_p95_ms",
          "ssim_daala_mean_db",
          "ssim_daala_p25_db",
          "ssim_ffmpeg_mean_db",
          "psnr_y_mean_db",
          "frames_injected",
          "frames_displayed",
          "frames_dropped",
          "frames_in_flight",
          "freeze_count",
          "freeze_total_ms",
          "marks_read_ratio");

  private static final JsonMapper JSON = JsonMapper.shared();

  private RunSummary() {}

  static void print(PrintWriter out, RunData run) {
    RunManifest m = run.manifest();
    out.printf("%s over %s, %s%n", run.system(), run.trace(), verdict(m));
    m.validity().reasons().forEach(reason -> out.println("  because " + reason));
    m.traces().standIn().ifPresent(sentence -> out.println("  " + sentence));
    for (String name : HEADLINE) {
      run.metric(name).ifPresent(metric -> out.println(line(metric)));
    }
    out.println("report  " + run.directory().reportHtml());
    out.flush();
  }

  static void printJson(PrintWriter out, RunData run) {
    ObjectNode all = JSON.createObjectNode();
    all.set("run", JSON.readTree(run.manifest().toJson()));
    all.set("metrics", JSON.valueToTree(run.metrics()));
    all.put("directory", run.directory().root().toString());
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    out.flush();
  }

  private static String verdict(RunManifest m) {
    return m.validity().valid() ? "a valid run" : "NOT A VALID RUN";
  }

  private static String line(MetricValue metric) {
    boolean whole = metric.unit().equals("count") && metric.value() == Math.rint(metric.value());
    String digits = whole ? "%.0f" : "%.3f";
    String value =
        Double.isInfinite(metric.value())
            ? "inf"
            : String.format(Locale.ROOT, digits, metric.value());
    return String.format(
        Locale.ROOT, "  %-26s %12s %-4s n=%d", metric.name(), value, metric.unit(), metric.n());
  }
}
