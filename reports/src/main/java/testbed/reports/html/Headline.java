package testbed.reports.html;

import java.util.Optional;
import testbed.analyzer.metric.MetricValue;
import testbed.reports.model.RunData;

/** The two numbers that a run comes down to, each with its definition and its floor. */
final class Headline {
  private Headline() {}

  static void write(Page page, RunData run) {
    page.html().open("div", "class", "headline");
    number(
        page,
        "How late: signal delay, 95th percentile",
        run.metric("signal_delay_p95_ms"),
        "For every sent frame, the time from its sending until it or a later frame was seen. "
            + "A frame that never shows waits for the next that does. "
            + floor(run));
    number(
        page,
        "How good: SSIM, mean",
        run.metric("ssim_" + run.manifest().settings().ssim() + "_mean_db"),
        "Structural similarity of luma, variant “"
            + run.manifest().settings().ssim()
            + "”, of every displayed frame against the sent one. The mean is taken of linear SSIM"
            + " and then written as −10·log₁₀(1 − SSIM).");
    page.html().close();
  }

  private static void number(Page page, String name, Optional<MetricValue> value, String text) {
    page.html().open("div").element("div", name, "class", "name");
    page.html().open("div", "class", "number");
    page.html().text(value.map(m -> Figures.value(m.value(), m.unit())).orElse("–"));
    String unit = value.map(MetricValue::unit).orElse("not measured");
    page.html().element("span", " " + unit, "class", "unit").close();
    page.html().element("p", text).close();
  }

  private static String floor(RunData run) {
    String subtracted = run.manifest().settings().options().get("subtracted_pipeline_delay_ms");
    if (subtracted != null) {
      return "A fixed pipeline delay of " + subtracted + " ms of the rig has been taken off.";
    }
    Double floor = run.manifest().watch().get("floor_signal_delay_p95_ms");
    double fixed = run.manifest().settings().delayMs();
    String link =
        fixed > 0
            ? " The link's own fixed delay is " + Figures.value(fixed, "ms") + " ms of it."
            : "";
    return floor == null
        ? "Nothing has been taken off." + link
        : "The floor, over an unlimited link, is "
            + Figures.milliseconds(floor)
            + " ms; it has not been taken off."
            + link;
  }
}
