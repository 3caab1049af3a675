package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.Outcome;
import testbed.harness.system.SearchPath;
import testbed.reports.model.RunData;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest;
import testbed.reports.model.UnreadableRunException;

/** Real programs in real namespaces, short. */
@Tag("kernel")
class RealRunTest {
  @TempDir private Path folder;

  private RunData read(Path run) throws UnreadableRunException {
    return RunLoader.load(run);
  }

  private double metric(RunData run, String name) {
    return run.metric(name).orElseThrow(() -> new AssertionError("no " + name)).value();
  }

  private static boolean valid(RunData run) {
    return run.manifest().validity().valid();
  }

  private static void needs(String... programs) {
    for (String program : programs) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
  }

  @Test
  void theFloorShowsEveryPictureUnchanged() throws UnreadableRunException {
    needs("ip", "unshare", "setpriv");
    Path out = folder.resolve("floor");

    Outcome outcome =
        Outcome.of("run", "--system", "null", "--duration", "3s", "--out", out.toString());

    // A busy machine may make the run invalid (5); it must never break it.
    assertTrue(outcome.status() == 0 || outcome.status() == 5, outcome.err() + outcome.out());
    RunData run = read(out);
    assertEquals(RunManifest.OutcomeKind.COMPLETED, run.manifest().outcome().kind());
    assertEquals(1.0, metric(run, "marks_read_ratio"));
    assertEquals(90, run.frames().size());
    assertTrue(metric(run, "ssim_daala_mean_db") >= 60, "the floor changes pictures");
  }

  /**
   * A run that came to its end and showed most of its frames, or on a starved machine, which says
   * so, some.
   */
  private RunData fourSecondsOverVerizon(String system, Path out) throws UnreadableRunException {
    Outcome outcome =
        Outcome.of(
            "run",
            "--system",
            system,
            "--trace",
            "verizon-lte",
            "--duration",
            "4s",
            "--out",
            out.toString());
    assertTrue(outcome.status() == 0 || outcome.status() == 5, outcome.err() + outcome.out());
    RunData run = read(out);
    assertEquals(RunManifest.OutcomeKind.COMPLETED, run.manifest().outcome().kind());
    assertTrue(metric(run, "frames_displayed") > (valid(run) ? 60 : 0), outcome.out());
    return run;
  }

  @Test
  void aRealCodecOverARealTraceIsMeasured() throws UnreadableRunException, IOException {
    needs("ip", "unshare", "setpriv", "ffmpeg");
    Path out = folder.resolve("h264");

    RunData run = fourSecondsOverVerizon("ffmpeg-h264", out);

    assertTrue(metric(run, "frame_delay_p50_ms") > 20, "faster than the link's own delay");
    assertTrue(Files.size(out.resolve("packets.log.gz")) > 1000);
    assertTrue(Files.readString(out.resolve("report.html")).contains("verizon-lte"));
  }

  @Test
  void aSipCallOverARealTraceIsMeasured() throws UnreadableRunException {
    needs("ip", "unshare", "setpriv", "Xvfb", "baresip");
    Path x11 = Path.of("/usr/lib/baresip/modules/x11.so");
    assumeTrue(Files.exists(x11), "skipped: baresip-x11 not installed");
    Path out = folder.resolve("sip");

    RunData run = fourSecondsOverVerizon("baresip", out);

    double db = metric(run, "ssim_daala_mean_db");
    assertTrue(!valid(run) || db > 8, "the picture is not where it should be: " + db + " dB");
  }

  @Test
  void aSystemThatDiesEndsTheRunWithItsLastWords() throws IOException, UnreadableRunException {
    needs("ip", "unshare", "setpriv");
    Path description =
        Files.writeString(
            folder.resolve("dying.yaml"),
            """
            name: dying
            summary: reads a little, says why, and goes
            camera: pipe
            display: pipe
            sender:
              command: [sh, -c, 'head -c 400000 "$1" >/dev/null; echo out of paper >&2; exit 7', sh,
                "{camera}", "{display}"]
            """);
    Path out = folder.resolve("dead");

    Outcome outcome =
        Outcome.of(
            "run",
            "--system",
            description.toString(),
            "--duration",
            "20s",
            "--out",
            out.toString());

    assertEquals(4, outcome.status(), outcome.err() + outcome.out());
    RunManifest manifest = read(out).manifest();
    assertEquals(RunManifest.OutcomeKind.BROKEN, manifest.outcome().kind());
    assertTrue(manifest.outcome().why().contains("out of paper"), manifest.outcome().why());
    assertTrue(manifest.outcome().why().contains("7"), manifest.outcome().why());
  }
}
