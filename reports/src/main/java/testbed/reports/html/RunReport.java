package testbed.reports.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import testbed.analyzer.metric.MetricValue;
import testbed.reports.chart.Figure;
import testbed.reports.model.RunData;
import testbed.reports.model.RunManifest;
import testbed.reports.model.RunManifest.OutcomeKind;

/** The report on one run: verdict first, then the charts, the numbers and where they come from. */
public final class RunReport {
  private final RunData run;
  private final Path file;
  private final List<DrawnFigure> figures;

  private RunReport(RunData run, Path file, List<DrawnFigure> figures) {
    this.run = run;
    this.file = file;
    this.figures = figures;
  }

  /**
   * Writes a page and, in a folder {@code charts} beside it, the charts in all their forms.
   *
   * @param file where the page goes; links in it are relative to its folder
   */
  public static void write(RunData run, Path file) throws IOException {
    draw(run, file).writePage();
  }

  /**
   * Writes the charts of a report only, which takes most of its time and does not need the run's
   * film.
   *
   * @param file where the page will go
   */
  public static RunReport draw(RunData run, Path file) throws IOException {
    List<Figure> figures = new ArrayList<>(RunFigures.of(run));
    figures.addAll(CallFigures.of(run));
    figures.addAll(SenderFigures.of(run));
    List<String> provenance = ProvenanceFacts.lines(run);
    return new RunReport(run, file, DrawnFigure.all(figures, folder(file), provenance));
  }

  /** Writes the page around the charts; all that it shows must be in the run's folder by now. */
  public void writePage() throws IOException {
    Files.writeString(file, page(run, figures, folder(file)));
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().getParent();
  }

  private static String page(RunData run, List<DrawnFigure> figures, Path folder)
      throws IOException {
    String title = run.system() + " over " + run.trace();
    Page page = new Page(title);
    page.html().element("h1", title).element("p", under(run), "class", "under");
    verdict(page, run.manifest());
    Headline.write(page, run);
    charts(page, figures);
    Evidence.write(page, run);
    if (!run.metrics().isEmpty()) {
      page.section("All numbers").table(METRIC_COLUMNS, metricRows(run)).end();
    }
    page.section("How well the instrument kept time").facts(ProvenanceFacts.link(run.manifest()));
    page.end();
    List<Page.Fact> own = ProvenanceFacts.saidBySystem(run.manifest());
    if (!own.isEmpty()) {
      page.section("What the system says of itself").facts(own).end();
    }
    page.section("Where this comes from").facts(ProvenanceFacts.of(run.manifest())).end();
    page.section("Files").links(RunFiles.of(run.directory()), folder).end();
    return page.finish();
  }

  private static String under(RunData run) {
    RunManifest.Settings s = run.manifest().settings();
    List<String> parts = new ArrayList<>();
    if (s.durationS() > 0) {
      parts.add(Figures.value(s.durationS(), "s") + " s");
    }
    if (s.width() > 0) {
      parts.add(s.width() + "×" + s.height());
    }
    if (s.fps() > 0) {
      parts.add(Figures.value(s.fps(), "fps") + " frames/s");
    }
    if (s.repeat() > 0) {
      parts.add("repetition " + s.repeat());
    }
    parts.add(run.manifest().startedUtc());
    return String.join(" · ", parts);
  }

  private static void verdict(Page page, RunManifest manifest) {
    boolean good = manifest.validity().valid();
    page.html().open("div", "class", good ? "verdict" : "verdict bad");
    if (good) {
      page.html().element("strong", "Valid run.");
      page.html().text(" It went to its end and the instrument kept within its limits.");
      manifest.traces().standIn().ifPresent(sentence -> page.html().text(" " + sentence));
    } else {
      page.html().element("strong", "Not valid.");
      page.html().text(" Do not compare these numbers with others.");
      page.html().open("ul");
      manifest.validity().reasons().forEach(reason -> page.html().element("li", reason));
      if (manifest.outcome().kind() != OutcomeKind.COMPLETED) {
        page.html().element("li", ended(manifest));
      }
      page.html().close();
    }
    page.html().close();
  }

  private static String ended(RunManifest manifest) {
    String where = manifest.outcome().stage().isEmpty() ? "" : " at " + manifest.outcome().stage();
    String why = manifest.outcome().why().isEmpty() ? "" : ": " + manifest.outcome().why();
    return "The run was " + manifest.outcome().kind().word() + where + why;
  }

  private static void charts(Page page, List<DrawnFigure> figures) {
    page.section("Over time");
    figures.stream().filter(f -> !f.isDistribution()).forEach(page::figure);
    page.end();
    page.section("Distributions").html().open("div", "class", "pair-of-charts");
    figures.stream().filter(DrawnFigure::isDistribution).forEach(page::figure);
    page.html().close();
    page.end();
  }

  private static final String[] METRIC_COLUMNS = {"Metric", "Value", "Unit", "Better", "Samples"};

  private static List<String[]> metricRows(RunData run) {
    List<String[]> rows = new ArrayList<>();
    for (MetricValue m : run.metrics()) {
      String better =
          switch (m.better()) {
            case HIGHER -> "↑ higher";
            case LOWER -> "↓ lower";
            case NEITHER -> "";
          };
      rows.add(
          new String[] {
            m.name(),
            Figures.value(m.value(), m.unit()),
            m.unit().equals("1") ? "" : m.unit(),
            better,
            Figures.whole((double) m.n())
          });
    }
    return rows;
  }
}
