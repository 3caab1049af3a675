package testbed.reports.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import testbed.reports.chart.Figure;
import testbed.reports.chart.Table;
import testbed.reports.html.Page.Fact;
import testbed.reports.model.RunData;
import testbed.reports.model.SystemRuns;

/** The report on several runs: who is late and how good, scenario by scenario. */
public final class ComparisonReport {
  /** Facts that stand in each run's own page. */
  private static final Set<String> OF_ONE_RUN = Set.of("Command", "Started", "Sender", "Receiver");

  private ComparisonReport() {}

  /**
   * Writes {@code report.html}, {@code runs.csv}, one {@code table-SCENARIO.tex} a scenario and the
   * folder {@code charts}.
   *
   * @return the page
   */
  public static Path write(List<RunData> runs, Path folder) throws IOException {
    Files.createDirectories(folder);
    Comparison comparison = new Comparison(runs);
    Page page = new Page(title(comparison));
    page.html().element("h1", title(comparison));
    page.html().element("p", under(runs, comparison), "class", "under");
    verdict(page, comparison);
    List<String> provenance = provenance(runs);
    for (Map.Entry<String, List<SystemRuns>> e : comparison.scenarios().entrySet()) {
      scenario(page, e.getKey(), e.getValue(), folder, provenance);
    }
    List<Figure> sweep = ComparisonFigures.bufferSweep(comparison.valid());
    if (!sweep.isEmpty()) {
      page.section("Buffer sweep");
      DrawnFigure.all(sweep, folder, provenance).forEach(page::figure);
      page.end();
    }
    definitions(page);
    page.section("Runs").table(RUN_COLUMNS, runRows(runs)).end();
    origin(page, runs);
    files(page, runs, folder);
    Files.writeString(folder.resolve("runs.csv"), runsTable(runs).toCsv(provenance));
    Path file = folder.resolve("report.html");
    Files.writeString(file, page.finish());
    return file;
  }

  private static void scenario(
      Page page, String name, List<SystemRuns> systems, Path folder, List<String> provenance)
      throws IOException {
    List<DrawnFigure> figures =
        DrawnFigure.all(ComparisonFigures.of(name, systems), folder, provenance);
    String ssim = systems.getFirst().runs().getFirst().manifest().settings().ssim();
    PaperTable table = new PaperTable(systems, ssim);
    page.section("Over " + name).figure(figures.getFirst());
    table.html(page.html());
    page.html().open("div", "class", "pair-of-charts");
    figures.stream().filter(DrawnFigure::isDistribution).forEach(page::figure);
    page.html().close();
    figures.stream().skip(1).filter(f -> !f.isDistribution()).forEach(page::figure);
    SideBySide.write(page, systems);
    page.end();
    Files.writeString(
        folder.resolve("table-" + ComparisonFigures.slug(name) + ".tex"),
        table.latex(name, provenance));
  }

  private static String title(Comparison comparison) {
    List<String> systems =
        comparison.scenarios().values().stream()
            .flatMap(List::stream)
            .map(SystemRuns::system)
            .distinct()
            .toList();
    List<String> traces = comparison.valid().stream().map(RunData::trace).distinct().toList();
    return switch (systems.size()) {
      case 0 -> "No valid run";
      case 1, 2, 3 -> String.join(", ", systems) + " over " + String.join(", ", traces);
      default -> systems.size() + " systems over " + String.join(", ", traces);
    };
  }

  private static String under(List<RunData> runs, Comparison comparison) {
    String valid = comparison.valid().size() + " of " + runs.size() + " runs are valid";
    return valid
        + " · "
        + comparison.scenarios().size()
        + (comparison.scenarios().size() == 1 ? " scenario" : " scenarios");
  }

  private static void verdict(Page page, Comparison comparison) {
    if (comparison.valid().isEmpty()) {
      page.html().open("div", "class", "verdict bad");
      page.html().element("strong", "Nothing to compare.").text(" No run is valid.").close();
      return;
    }
    page.html().open("div", "class", "verdict");
    comparison
        .scenarios()
        .forEach(
            (name, systems) -> {
              String delay = best(systems, "signal_delay_p95_ms", 1);
              String ssim = systems.getFirst().runs().getFirst().manifest().settings().ssim();
              String quality = best(systems, "ssim_" + ssim + "_mean_db", -1);
              page.html().open("p").element("strong", name + ": ");
              page.html().text("least late " + delay + "; best picture " + quality + ".").close();
            });
    if (!comparison.invalid().isEmpty()) {
      page.html()
          .element(
              "p",
              comparison.invalid().size()
                  + " runs are not valid and take no part in charts and tables; see the list of"
                  + " runs.");
    }
    page.html().close();
  }

  private static String best(List<SystemRuns> systems, String metric, int sign) {
    SystemRuns best = null;
    for (SystemRuns s : systems) {
      double v = s.mean(metric);
      if (!Double.isNaN(v) && (best == null || sign * v < sign * best.mean(metric))) {
        best = s;
      }
    }
    if (best == null) {
      return "not measured";
    }
    String unit = metric.substring(metric.lastIndexOf('_') + 1).equals("db") ? "dB" : "ms";
    return best.system() + " (" + Figures.value(best.mean(metric), unit) + " " + unit + ")";
  }

  private static void definitions(Page page) {
    page.section("What the numbers mean");
    page.html()
        .element(
            "p",
            "Video delay is the signal delay: for every sent frame, the time from its sending until"
                + " it or a later frame was seen; the 95th percentile is charted. Quality is the"
                + " structural similarity of luma of every displayed frame, averaged as linear SSIM"
                + " and then written in decibels. Values of several runs are averaged over the"
                + " runs, ± one standard deviation. Nothing is taken off unless a run says so.");
    page.end();
  }

  private static final String[] RUN_COLUMNS = {
    "Run", "System", "Trace", "Delay p95 (ms)", "SSIM mean (dB)", "Valid"
  };

  private static List<String[]> runRows(List<RunData> runs) {
    List<String[]> rows = new ArrayList<>();
    for (RunData r : runs) {
      boolean valid = r.manifest().validity().valid();
      rows.add(
          new String[] {
            r.directory().name(),
            r.system(),
            r.trace(),
            value(r, "signal_delay_p95_ms"),
            value(r, "ssim_" + r.manifest().settings().ssim() + "_mean_db"),
            valid ? "yes" : "no: " + String.join("; ", r.manifest().validity().reasons())
          });
    }
    return rows;
  }

  private static String value(RunData run, String metric) {
    return run.metric(metric).map(m -> Figures.value(m.value(), m.unit())).orElse("–");
  }

  private static Table runsTable(List<RunData> runs) {
    Table.Builder table = Table.of("run", "system", "trace", "valid", "metric", "unit", "value");
    for (RunData r : runs) {
      boolean valid = r.manifest().validity().valid();
      r.metrics()
          .forEach(
              m ->
                  table.row(
                      r.directory().name(),
                      r.system(),
                      r.trace(),
                      valid,
                      m.name(),
                      m.unit(),
                      m.value()));
    }
    return table.build();
  }

  private static List<String> provenance(List<RunData> runs) {
    List<String> lines = new ArrayList<>();
    for (RunData r : runs) {
      String commit = r.manifest().tool().version() + " " + r.manifest().tool().commit();
      lines.add(
          "run "
              + r.directory().name()
              + ", testbed "
              + commit
              + ", "
              + r.manifest().commandLine());
    }
    return lines;
  }

  /** What the runs have in common, and where they differ all that occurs. */
  private static void origin(Page page, List<RunData> runs) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (RunData r : runs) {
      for (Fact fact : ProvenanceFacts.of(r.manifest())) {
        if (!OF_ONE_RUN.contains(fact.name()) && !fact.value().isBlank()) {
          values.computeIfAbsent(fact.name(), n -> new LinkedHashSet<>()).add(fact.value());
        }
      }
    }
    List<Fact> facts = new ArrayList<>();
    values.forEach((name, of) -> facts.add(new Fact(name, String.join("; ", of))));
    page.section("Where this comes from").facts(facts).end();
  }

  private static void files(Page page, List<RunData> runs, Path folder) {
    List<Path> files = new ArrayList<>();
    Path here = folder.toAbsolutePath().normalize();
    for (RunData r : runs) {
      Path own = r.directory().root().toAbsolutePath().normalize();
      boolean reported = Files.exists(own.resolve("report.html"));
      files.add(reported ? own.resolve("report.html") : own.resolve("run.json"));
    }
    files.add(here.resolve("runs.csv"));
    page.section("Files").links(files, here).end();
  }
}
