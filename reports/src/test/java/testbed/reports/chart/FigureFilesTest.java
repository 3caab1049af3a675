package testbed.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.analyzer.match.Freeze;
import testbed.reports.model.FrameRow;

class FigureFilesTest {
  @TempDir Path temporary;

  private Path dir() {
    String kept = System.getProperty("testbed.figures");
    return kept == null ? temporary : Path.of(kept);
  }

  private static List<Figure> all() {
    List<FrameRow> frames = Samples.frames(60, 1);
    double[] signal = frames.stream().mapToDouble(FrameRow::signalDelayMs).toArray();
    double[] own = frames.stream().mapToDouble(FrameRow::delayMs).toArray();
    double[] db = frames.stream().mapToDouble(FrameRow::ssimDb).toArray();
    return List.of(
        TimeCharts.delay(frames, Samples.link(60, 2)),
        TimeCharts.ssim(frames, "daala"),
        TimeCharts.throughput(Samples.link(60, 2)),
        FreezeStrip.figure(frames, List.of(new Freeze(30_000_000_000L, 31_400_000_000L))),
        CdfChart.delays(
            "delay-cdf",
            "Delay.",
            List.of(Curve.cdf("signal delay", 0, signal), Curve.cdf("frame delay", 1, own))),
        CdfChart.ssim("ssim-cdf", "SSIM.", List.of(Curve.cdf("displayed frames", 0, db))));
  }

  @Test
  void everyFigureIsWrittenInFourForms() throws Exception {
    for (Figure figure : all()) {
      FigureFiles.write(figure, dir(), List.of("made by a test"));
      for (String ending : List.of(".svg", ".png", ".pdf", ".csv")) {
        assertTrue(Files.size(dir().resolve(figure.name() + ending)) > 30, figure.name() + ending);
      }
    }
  }

  @Test
  void textInAnSvgIsText() {
    String svg = Svg.of(all().getFirst(), FigureSize.SCREEN).document();
    assertTrue(svg.replaceAll("\\s+", " ").contains(">Signal delay (ms)</text"), svg);
  }

  @Test
  void anInlineSvgTakesItsColoursFromThePage() {
    String svg = Svg.of(all().getFirst(), FigureSize.SCREEN).inline();
    assertTrue(svg.contains("var(--s0)") && svg.contains("var(--capacity)"), "variables");
    assertTrue(svg.startsWith("<svg"), svg.substring(0, 40));
  }

  @Test
  void aPdfHasItsTypefaceInItAndItsTextCanBeSearched() throws Exception {
    Figure figure = all().getFirst();
    FigureFiles.write(figure, dir(), List.of());
    try (PDDocument pdf = Loader.loadPDF(dir().resolve("delay.pdf").toFile())) {
      assertTrue(new PDFTextStripper().getText(pdf).contains("Time since the run began (s)"));
      PDPage page = pdf.getPage(0);
      PDResources form =
          ((org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject)
                  page.getResources()
                      .getXObject(page.getResources().getXObjectNames().iterator().next()))
              .getResources();
      for (var name : form.getFontNames()) {
        assertTrue(form.getFont(name).isEmbedded(), form.getFont(name).getName());
      }
    }
  }

  @Test
  void noNameBecomesAFormulaInASpreadsheet() {
    Table table =
        Table.of("system", "x")
            .row("=HYPERLINK(\"http://x\")", -1.5)
            .row("@SUM(A1)", Double.NEGATIVE_INFINITY)
            .row("-1+1|cmd", 2.0)
            .build();

    assertEquals(
        """
        # made by a =1+1
        system,x
        "'=HYPERLINK(""http://x"")",-1.5
        '@SUM(A1),-inf
        '-1+1|cmd,2
        """,
        table.toCsv(List.of("made by a\r\n=1+1")));
  }

  @Test
  void theTableHoldsEveryValueAndSaysWhereItComesFrom() {
    Figure figure = all().getFirst();
    String csv = figure.table().toCsv(List.of("run x"));
    assertTrue(csv.startsWith("# run x\nframe_id,shown_s,"), csv.substring(0, 60));
    assertEquals(60 * 30 + 2, csv.lines().count());
  }
}
