package testbed.harness.virtual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.analyzer.Analysis;
import testbed.analyzer.AnalysisInputs;
import testbed.analyzer.AnalysisResult;
import testbed.analyzer.AnalysisSettings;
import testbed.injector.InjectionLog;
import testbed.injector.Injector;
import testbed.injector.mark.MarkLayout;
import testbed.injector.source.GeneratedScene;
import testbed.injector.source.SourceVideo;
import testbed.salsify.codec.CodingTime;
import testbed.salsify.codec.Vp8Codec;
import testbed.salsify.policy.Mode;
import testbed.shell.link.Effect;
import testbed.shell.link.FixedDelay;
import testbed.shell.link.QueueSyntax;
import testbed.shell.link.TraceRate;
import testbed.shell.log.LogHeader;
import testbed.timebase.Time;
import testbed.traces.Trace;

class VirtualCallTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int FPS = 15;
  private static final int TICKS = 30;
  private static final List<String> FILES =
      List.of(
          "injections.csv",
          "captures.csv",
          "frames.csv",
          "metrics.json",
          "packets.log.gz",
          "system/sender.jsonl",
          "system/receiver.jsonl");

  @TempDir private Path folder;

  @Test
  void oneSeedGivesTheSameBytesAndAnotherOneOthers() throws Exception {
    AnalysisResult first = play("first", 1);
    play("again", 1);
    play("other", 2);

    for (String file : FILES) {
      assertArrayEquals(bytes("first", file), bytes("again", file), file);
    }
    for (String file : List.of("frames.csv", "packets.log.gz")) {
      assertFalse(Arrays.equals(bytes("first", file), bytes("other", file)), file);
    }
    assertTrue(first.matching().displayed().size() > TICKS / 2, "most pictures are shown");
  }

  private byte[] bytes(String run, String file) throws Exception {
    return Files.readAllBytes(folder.resolve(run).resolve(file));
  }

  private AnalysisResult play(String name, long seed) throws Exception {
    Path out = Files.createDirectories(folder.resolve(name));
    SourceVideo source = new GeneratedScene(seed, WIDTH, HEIGHT, FPS);
    MarkLayout marks = MarkLayout.standard(WIDTH, HEIGHT);
    LogHeader header = new LogHeader("Uplink", "test", "test", "droptail", 0, 0, List.of());
    VirtualSetup setup =
        new VirtualSetup(
            Mode.SALSIFY,
            seed,
            2,
            CodingTime.typical(WIDTH, HEIGHT),
            HandOvers.NONE,
            source,
            marks,
            new Injector.Plan(0, FPS, TICKS),
            new VirtualLink(link(), link(), header, header),
            new VirtualSetup.Files(
                out.resolve(AnalysisInputs.SPOOL),
                out.resolve("packets.log.gz"),
                out.resolve("system")));
    VirtualResult result = new VirtualCall<>(setup, new Vp8Codec()).play(second -> {});
    InjectionLog.write(out.resolve("injections.csv"), Map.of(), result.injections().injections());
    return Analysis.run(
        new AnalysisInputs(
            out,
            result.injections().injections(),
            source,
            marks,
            AnalysisSettings.usual(),
            Map.of()),
        (stage, done, total) -> {});
  }

  /** A packet each 7 ms, 20 ms away. */
  private static Effect link() throws Exception {
    Trace trace =
        Trace.parse(new ByteArrayInputStream("7\n".getBytes(StandardCharsets.US_ASCII)), "test");
    return TraceRate.repeating(trace, 0, QueueSyntax.parse("droptail:packets=256"))
        .then(new FixedDelay(20 * Time.MILLISECOND));
  }
}
