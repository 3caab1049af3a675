package testbed.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import testbed.reports.model.RunData;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunManifest.Validity;
import testbed.video.Pictures;
import testbed.video.WebmWriter;

/** The reports as a real browser sees them. */
class ReportInBrowserTest {
  private static final String HOSTILE =
      "\"><script>alert(1)</script><img src=x onerror=alert(2)>=A1";

  @TempDir(cleanup = CleanupMode.NEVER)
  static Path folder;

  @Test
  void aRunsReportLoadsWithoutAnErrorOrARequestAndItsFilmPlays() throws Exception {
    Chromium browser = Chromium.required(folder);
    Path page = report("salsify");
    Path probed = probe(page);

    Chromium.Visit visit = browser.visit(probed, "--dump-dom", "--timeout=40000");

    assertEquals(List.of(), visit.console());
    assertEquals(List.of(), visit.requests());
    assertEquals("160x90 0.9", found(visit, "film"), "size and length of the film");
  }

  @Test
  void aComparisonsReportLoadsWithoutAnErrorOrARequest() throws Exception {
    Chromium browser = Chromium.required(folder);
    RunDirectory a = RunDirectory.create(folder.resolve("a"));
    RunDirectory b = RunDirectory.create(folder.resolve("b"));
    Validity valid = new Validity(true, List.of());
    List<RunData> runs =
        List.of(RunReportTest.data(a, "salsify", valid), RunReportTest.data(b, HOSTILE, valid));
    Path page = ComparisonReport.write(runs, folder.resolve("comparison"));

    Chromium.Visit visit = browser.visit(page, "--dump-dom");

    assertEquals(List.of(), visit.console());
    assertEquals(List.of(), visit.requests());
    assertFalse(visit.output().contains("<script"), "no name became a script");
    assertFalse(visit.output().contains("<img src=\"x\""), "no name became a picture");
  }

  @Test
  void onAPhoneNothingIsWiderThanTheScreen() throws Exception {
    Chromium browser = Chromium.required(folder);
    Path page = report("salsify-with-a-rather-long-name-of-its-own");
    Path phone =
        Files.writeString(
            folder.resolve("phone.html"),
            "<!doctype html><body><iframe src=\"%s\" width=390 height=5000 onload=\"%s\"></iframe>"
                .formatted(
                    page.toUri(),
                    "document.title=contentDocument.documentElement.scrollWidth"
                        + "+' '+contentWindow.innerWidth"));

    Chromium.Visit visit =
        browser.visit(phone, "--dump-dom", "--timeout=40000", "--window-size=600,5200");

    assertEquals("390 390", found(visit, "title"), "width of the page and of the screen");
  }

  @Test
  void printedItIsAFewPagesWithTheVerdictOnTheFirst() throws Exception {
    Chromium browser = Chromium.required(folder);
    Path pdf = folder.resolve("report.pdf");

    browser.visit(report("salsify"), "--print-to-pdf=" + pdf, "--no-pdf-header-footer");

    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      PDFTextStripper first = new PDFTextStripper();
      first.setEndPage(1);
      assertTrue(first.getText(document).contains("Valid run."), "verdict on the first page");
      assertTrue(document.getNumberOfPages() <= 8, document.getNumberOfPages() + " pages");
    }
  }

  @Test
  void theCheckItselfSeesErrorsAndRequests() throws Exception {
    Chromium browser = Chromium.required(folder);
    Path page =
        Files.writeString(
            folder.resolve("bad.html"),
            "<!doctype html><img src=\"http://elsewhere.example/x.png\"><script>nosuch()</script>");

    Chromium.Visit visit = browser.visit(page, "--dump-dom", "--timeout=40000");

    assertTrue(visit.console().toString().contains("nosuch is not defined"), visit::toString);
    assertTrue(
        visit.requests().toString().contains("GET http://elsewhere.example/x.png"),
        visit::toString);
  }

  private static Path report(String system) throws Exception {
    RunDirectory run = RunDirectory.create(folder.resolve("run-" + system.length()));
    film(run.clip());
    RunReport.write(
        RunReportTest.data(run, system, new Validity(true, List.of())), run.reportHtml());
    return run.reportHtml();
  }

  private static void film(Path file) throws Exception {
    try (WebmWriter writer = WebmWriter.create(file, 160, 90, 30, 300)) {
      for (int i = 0; i < 27; i++) {
        BufferedImage image = new BufferedImage(160, 90, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.ORANGE);
        g.fillOval(4 * i, 20, 40, 40);
        g.dispose();
        writer.write(Pictures.toRaster(image));
      }
    }
  }

  /** The page with a script that writes down what the browser makes of the film. */
  private static Path probe(Path page) throws Exception {
    String script =
        "<script>const v=document.querySelector('video');const said=()=>"
            + "document.body.setAttribute('data-film',v.videoWidth+'x'+v.videoHeight+' '"
            + "+Math.round(v.duration*10)/10);"
            + "if(v.readyState>0)said();else v.addEventListener('loadedmetadata',said);v.load();"
            + "</script></body>";
    return Files.writeString(
        page.resolveSibling("probed.html"), Files.readString(page).replace("</body>", script));
  }

  private static String found(Chromium.Visit visit, String name) {
    Pattern wanted =
        name.equals("title")
            ? Pattern.compile("<title>([^<]*)</title>")
            : Pattern.compile("data-" + name + "=\"([^\"]*)\"");
    Matcher m = wanted.matcher(visit.output());
    assertTrue(m.find(), () -> "the page does not say: " + visit.console());
    return m.group(1);
  }
}
