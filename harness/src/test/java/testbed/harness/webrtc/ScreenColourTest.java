package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.analyzer.display.ColourMatrix;
import testbed.analyzer.display.ScreenArea;
import testbed.analyzer.display.Spool;
import testbed.analyzer.display.XvfbDisplay;
import testbed.harness.option.Size;
import testbed.harness.system.ScreenMargin;
import testbed.harness.system.SearchPath;
import testbed.harness.system.Systems;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.Marks;
import testbed.timebase.MonotonicClock;
import testbed.video.Raster;

/**
 * The way from a decoder's output to our capture, without a codec: a known frame, played into the
 * same {@code <video>} as a call's, on the same screen.
 */
@Tag("kernel")
@Timeout(60)
class ScreenColourTest {
  private static final int W = ColourChart.W;
  private static final int H = ColourChart.H;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"smpte170m, BT601, BT709", "bt709, BT709, BT601"})
  void lumaComesBackFromTheScreenAtFiftyDecibelsWithTheMatrixThatThePageNamesAndNotWithTheOther(
      String named, ColourMatrix right, ColourMatrix wrong) throws Exception {
    Path chrome = Systems.chrome(null);
    assumeTrue(SearchPath.find(chrome.toString()).isPresent(), "skipped: no Chromium");
    assumeTrue(SearchPath.find("Xvfb").isPresent(), "skipped: no Xvfb");
    byte[] shown = ColourChart.planar();
    XvfbDisplay.Spec spec =
        new XvfbDisplay.Spec(
            folder.resolve("screen"),
            W + ScreenMargin.X,
            H + ScreenMargin.Y,
            ScreenArea.ofSize(W, H),
            MarkLayout.standard(W, H),
            right);
    try (XvfbDisplay display = XvfbDisplay.open(spec)) {
      Process browser = start(chrome, display.display());
      try (DebuggingPipe pipe = pipe()) {
        Page page = DevToolsPage.open(pipe, call().toUri().toString());
        display.start(folder.resolve("right"), 1L << 30, MonotonicClock.startingNow());
        page.evaluate(play(shown, named));
        page.evaluate("put(0)");
        await(display, 1);
        assertEquals(named, page.evaluate("picture()").path("matrix").asString());
        display.use(wrong);
        Thread.sleep(20);
        page.evaluate("put(1)");
        await(display, 2);
        display.stop();
        pipe.call("", "Browser.close", java.util.Map.of(), java.time.Duration.ofSeconds(2));
      } finally {
        browser.waitFor(2, TimeUnit.SECONDS);
        browser.destroyForcibly().waitFor();
      }
    }
    List<Double> psnr = psnr(shown);
    assertTrue(psnr.getFirst() >= 50, "luma comes back at " + psnr + " dB");
    assertTrue(psnr.getLast() < 35, "the other matrix is as good: " + psnr + " dB");
  }

  private static byte[] marked(byte[] planar, long id) {
    byte[] marked = planar.clone();
    new Marks(MarkLayout.standard(W, H)).stamp(marked, id);
    return marked;
  }

  private Process start(Path chrome, String display) throws Exception {
    for (String name : List.of("in", "out")) {
      new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start().waitFor();
    }
    List<String> words =
        new ArrayList<>(
            List.of("sh", "-c", "exec 3<\"$1\" 4>\"$2\"; shift 2; exec \"$@\" </dev/null", "sh"));
    words.add(folder.resolve("in").toString());
    words.add(folder.resolve("out").toString());
    words.addAll(ChromiumFlags.receiver(chrome, folder.resolve("profile"), new Size(W, H), false));
    ProcessBuilder browser = new ProcessBuilder(words);
    browser.environment().put("DISPLAY", display);
    Path log = folder.resolve("log");
    return browser.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private DebuggingPipe pipe() throws Exception {
    RandomAccessFile out = new RandomAccessFile(folder.resolve("out").toFile(), "rw");
    RandomAccessFile in = new RandomAccessFile(folder.resolve("in").toFile(), "rw");
    return new DebuggingPipe(
        "the browser",
        Channels.newInputStream(out.getChannel()),
        Channels.newOutputStream(in.getChannel()));
  }

  private Path call() throws Exception {
    Path page = folder.resolve("call.html");
    try (var in = Browser.class.getResourceAsStream("call.html")) {
      Files.copy(in, page);
    }
    return page;
  }

  /** Script that shows two pictures on demand, each in the colours of the matrix. */
  private static String play(byte[] planar, String matrix) {
    Base64.Encoder text = Base64.getEncoder();
    return """
        (() => {
          const bytes = t => Uint8Array.from(atob(t), c => c.charCodeAt(0));
          const pictures = [bytes('%s'), bytes('%s')];
          const track = new MediaStreamTrackGenerator({ kind: 'video' });
          const writer = track.writable.getWriter();
          showOn(%d, %d).srcObject = new MediaStream([track]);
          const colorSpace = { primaries: 'bt709', transfer: 'bt709', matrix: '%s', fullRange: false };
          window.put = async n => {
            for (let i = 0; i < 3; i++) {
              const timestamp = Math.round(performance.now() * 1000);
              await writer.write(new VideoFrame(pictures[n],
                { format: 'I420', codedWidth: %d, codedHeight: %d, timestamp, colorSpace }));
              await new Promise(done => setTimeout(done, 50));
            }
          };
        })()
        """
        .formatted(
            text.encodeToString(marked(planar, 0)),
            text.encodeToString(marked(planar, 1)),
            W,
            H,
            matrix,
            W,
            H);
  }

  private static void await(XvfbDisplay display, long pictures) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (display.pictures() < pictures && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    assertTrue(display.pictures() >= pictures, "the screen shows " + display.pictures());
  }

  private List<Double> psnr(byte[] planar) throws Exception {
    List<Double> psnr = new ArrayList<>();
    byte[] seen = new byte[Raster.byteCount(W, H)];
    try (Spool spool = Spool.open(folder.resolve("right"))) {
      for (Spool.Picture picture : spool.pictures()) {
        spool.read(picture, seen);
        byte[] sent = marked(planar, psnr.size());
        double sum = 0;
        for (int i = 0; i < W * H; i++) {
          double d = (sent[i] & 0xff) - (seen[i] & 0xff);
          sum += d * d;
        }
        psnr.add(10 * Math.log10(255.0 * 255 * W * H / sum));
      }
    }
    return psnr;
  }
}
