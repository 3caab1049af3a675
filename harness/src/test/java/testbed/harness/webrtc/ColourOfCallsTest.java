package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.analyzer.display.Spool;
import testbed.harness.Outcome;
import testbed.harness.system.Systems;
import testbed.video.Raster;
import testbed.video.Y4mHeader;
import testbed.video.Y4mWriter;

/**
 * The colours of whole calls, for each codec of each make of browser: a chart that does not move
 * goes through camera, codec and screen, and its luma must come back. With the other of the two
 * matrices no more than 35 dB would ({@link ScreenColourTest}).
 */
@Tag("kernel")
@Timeout(120)
class ColourOfCallsTest {
  private static final double AS_SENT_DB = 40;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"webrtc", "webrtc-vp9", "webrtc-h264", "webrtc-av1"})
  void chromiumShowsTheLumaThatWasSent(String system) throws Exception {
    BrowserCall.needs("Chromium", Systems.chrome(null));

    assertLumaComesBack(new BrowserCall(folder, system, "chrom", "", ""));
  }

  @Test
  void chromiumShowsTheLumaThatItsPageWasHanded() throws Exception {
    BrowserCall.needs("Chromium", Systems.chrome(null));

    assertLumaComesBack(
        new BrowserCall(folder, "webrtc", "chrom", "", ""), "--option", "camera=page");
  }

  @Test
  void firefoxShowsTheLumaThatWasSent() throws Exception {
    BrowserCall.needs("Firefox", Systems.firefox(null));

    assertLumaComesBack(new BrowserCall(folder, "firefox", "firefox", "", ""));
  }

  private void assertLumaComesBack(BrowserCall call, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of(more));
    words.addAll(List.of("--keep-capture", "--video", chart().toString()));

    Outcome outcome = call.make("4s", words.toArray(String[]::new));

    // A busy machine may make the run invalid (5); colours are what they are.
    assertTrue(outcome.status() == 0 || outcome.status() == 5, outcome.err() + outcome.out());
    byte[] seen = new byte[Raster.byteCount(ColourChart.W, ColourChart.H)];
    try (Spool spool = Spool.open(call.run().resolve("capture.spool"))) {
      spool.read(spool.pictures().getLast(), seen);
    }
    double db = ColourChart.blocksDb(seen);
    assertTrue(db >= AS_SENT_DB, "luma comes back at " + db + " dB");
  }

  private Path chart() throws Exception {
    Path file = folder.resolve("chart.y4m");
    try (Y4mWriter out = Y4mWriter.create(file, Y4mHeader.of(ColourChart.W, ColourChart.H, 30))) {
      out.write(ColourChart.planar());
      out.write(ColourChart.planar());
    }
    return file;
  }
}
