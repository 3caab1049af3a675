package testbed.analyzer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import testbed.analyzer.display.PipeDisplay;
import testbed.analyzer.match.DropPlace;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.match.Reading;
import testbed.analyzer.metric.MetricValue;
import testbed.analyzer.picture.Scaling;
import testbed.analyzer.quality.Pictures;
import testbed.analyzer.result.CapturesCsv;
import testbed.analyzer.result.EvidencePair;
import testbed.analyzer.result.FrameResult;
import testbed.analyzer.result.FramesCsv;
import testbed.analyzer.result.ResultJson;
import testbed.injector.Injection;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.Marks;
import testbed.injector.source.SourceVideo;
import testbed.timebase.Time;
import testbed.video.Raster;
import testbed.video.Y4mHeader;

@Timeout(60)
class AnalysisTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final long PERIOD = 33_000_000;
  private static final long STEP = 40_000_000;

  @TempDir private Path dir;
  private final List<byte[]> stream = new ArrayList<>();
  private final MarkLayout marks = MarkLayout.standard(WIDTH, HEIGHT);

  /**
   * The display shows frames 0, 1, 1 again, 3 with noise, something torn, something without marks,
   * 5 in half its size, and 6. Frame 2 is dropped, 4 was lost in the camera, 7 is in flight.
   */
  @BeforeEach
  void capture() throws Exception {
    show(sent(0));
    show(sent(1));
    show(sent(1));
    show(Pictures.noisy(sent(3), 8, 1));
    show(torn(4, 5));
    show(Pictures.scene(WIDTH, HEIGHT, 99));
    show(Scaling.to(WIDTH / 2, HEIGHT / 2, sent(5)));
    show(sent(6));
    AtomicLong now = new AtomicLong(100_000_000 - STEP);
    try (PipeDisplay display = PipeDisplay.create(dir.resolve("pipe"))) {
      display.start(dir.resolve(AnalysisInputs.SPOOL), 1L << 30, () -> now.addAndGet(STEP));
      try (OutputStream pipe = Files.newOutputStream(display.path())) {
        for (byte[] bytes : stream) {
          pipe.write(bytes);
        }
      }
      while (!display.ended()) {
        Thread.sleep(1);
      }
      assertEquals(8, display.stop().pictures());
    }
  }

  @Test
  void everyFrameGetsItsOutcomeDelayAndQuality() throws Exception {
    AnalysisResult result = Analysis.run(inputs(), (stage, done, total) -> {});

    List<FrameResult> frames = result.frames();
    assertEquals(8, frames.size());
    assertEquals(displayed(0, 0, 0), frames.get(0).record());
    assertEquals(displayed(1, 1, 1), frames.get(1).record());
    assertEquals(new FrameRecord.Dropped(2, 2 * PERIOD, DropPlace.SYSTEM), frames.get(2).record());
    assertEquals(new FrameRecord.Dropped(4, 4 * PERIOD, DropPlace.CAMERA), frames.get(4).record());
    assertEquals(displayed(5, 6, 6), frames.get(5).record());
    assertEquals(new FrameRecord.InFlight(7, 7 * PERIOD), frames.get(7).record());
    assertEquals(100, frames.get(0).delayMs());
    assertEquals(220 - 66, frames.get(2).signalDelayMs());
    assertEquals(Double.POSITIVE_INFINITY, frames.get(0).quality().orElseThrow().psnrYDb());
    assertTrue(frames.get(3).quality().orElseThrow().daala().y() < 0.99);
    assertTrue(frames.get(2).quality().isEmpty());
    assertEquals(1, result.remarks().size());
    assertTrue(result.remarks().getFirst().startsWith("1 of 8 captured pictures"));
  }

  @Test
  void theMetricsCountWhatHappened() throws Exception {
    Map<String, Double> metrics = new TreeMap<>();
    for (MetricValue m : Analysis.run(inputs(), (stage, done, total) -> {}).metrics()) {
      metrics.put(m.name(), m.value());
    }

    assertEquals(8, metrics.get("frames_injected"));
    assertEquals(5, metrics.get("frames_displayed"));
    assertEquals(2, metrics.get("frames_dropped"));
    assertEquals(1, metrics.get("frames_dropped_camera"));
    assertEquals(1, metrics.get("frames_in_flight"));
    assertEquals(8, metrics.get("captures"));
    assertEquals(6.0 / 8, metrics.get("marks_read_ratio"));
    assertEquals(1, metrics.get("captures_torn"));
    assertEquals(1, metrics.get("captures_unreadable"));
    assertEquals(0, metrics.get("captures_unknown"));
    assertEquals(0, metrics.get("unseen_tail_ms"));
    assertEquals(4 / 0.280, metrics.get("displayed_fps"), 1e-9);
  }

  @Test
  void whatIsWrittenIsReadBackAsItWas() throws Exception {
    AnalysisResult result = Analysis.run(inputs(), (stage, done, total) -> {});

    List<FrameResult> frames = FramesCsv.read(dir.resolve(FramesCsv.NAME));
    for (int i = 0; i < frames.size(); i++) {
      FrameResult was = result.frames().get(i);
      assertEquals(was.record(), frames.get(i).record());
      assertEquals(was.delayMs(), frames.get(i).delayMs());
      assertEquals(was.signalDelayMs(), frames.get(i).signalDelayMs());
      assertEquals(was.quality().isPresent(), frames.get(i).quality().isPresent());
      if (was.quality().isPresent()) {
        assertEquals(
            was.quality().get().daala().y(), frames.get(i).quality().get().daala().y(), 1e-4);
        assertEquals(was.quality().get().psnrYDb(), frames.get(i).quality().get().psnrYDb(), 5e-5);
      }
    }
    assertEquals(result.metrics(), ResultJson.readMetrics(dir.resolve(ResultJson.METRICS)));
    assertEquals(result.evidence(), ResultJson.readEvidence(dir.resolve(ResultJson.EVIDENCE)));
    var captures = CapturesCsv.read(dir.resolve(CapturesCsv.NAME));
    assertEquals(new Reading.Torn(), captures.get(4).reading());
    assertEquals(new Reading.Unreadable(), captures.get(5).reading());
    assertEquals(new Reading.Seen(6), captures.get(7).reading());
  }

  @Test
  void theEvidenceIsPicturesOfTheSentSizeWithTheirTimes() throws Exception {
    AnalysisResult result = Analysis.run(inputs(), (stage, done, total) -> {});

    EvidencePair worst =
        result.evidence().stream().filter(p -> p.kind().equals("worst")).findFirst().orElseThrow();
    assertEquals("T+0.000 s / T+0.175 s, %.2f dB".formatted(worst.ssimDb()), worst.sentence());
    for (EvidencePair pair : result.evidence()) {
      for (String name : List.of(pair.sent(), pair.received())) {
        var image = ImageIO.read(dir.resolve("evidence").resolve(name).toFile());
        assertEquals(WIDTH, image.getWidth());
        assertEquals(HEIGHT, image.getHeight());
      }
    }
  }

  @Test
  void equalInputsGiveEqualBytes() throws Exception {
    Analysis.run(inputs(), (stage, done, total) -> {});
    Map<Path, byte[]> first = results();

    Analysis.run(inputs(), (stage, done, total) -> {});
    Map<Path, byte[]> second = results();

    assertEquals(first.keySet(), second.keySet());
    first.forEach((path, bytes) -> assertArrayEquals(bytes, second.get(path), path.toString()));
    assertTrue(first.size() >= 4 + 2 * 3, first.keySet().toString());
  }

  @Test
  void provenanceOfForeignOriginCannotLeaveItsLine() throws Exception {
    Analysis.run(inputs(), (stage, done, total) -> {});

    List<String> lines = Files.readAllLines(dir.resolve(FramesCsv.NAME));

    assertEquals("# format: testbed frames 1", lines.get(0));
    assertEquals("# command: testbed run --video a =cmd|' /C calc'!A0", lines.get(1));
    long commented = lines.stream().filter(l -> l.startsWith("#")).count();
    assertTrue(lines.get((int) commented).startsWith("frame_id,"));
    for (String line : lines.subList((int) commented + 1, lines.size())) {
      assertTrue(line.matches("[0-9a-z_.,-]*"), line);
    }
  }

  @Test
  void theProgressOfEachStageReachesItsTotal() throws Exception {
    Map<String, Long> reached = new java.util.concurrent.ConcurrentHashMap<>();

    Analysis.run(inputs(), (stage, done, total) -> reached.merge(stage, done, Math::max));

    assertEquals(Map.of("reading marks", 8L, "comparing pictures", 5L), reached);
  }

  @Test
  void aMaskedRegionLeavesTheMarksOut() throws Exception {
    AnalysisSettings masked = new AnalysisSettings(QualityRegion.MASKED, 0, 1, 0);

    AnalysisResult whole = Analysis.run(inputs(), (stage, done, total) -> {});
    AnalysisResult without = Analysis.run(inputs(masked), (stage, done, total) -> {});

    assertTrue(
        without.frames().get(3).quality().orElseThrow().daala().y()
            > whole.frames().get(3).quality().orElseThrow().daala().y());
    assertTrue(without.evidence().isEmpty());
  }

  @Test
  void aPipelineDelayIsTakenOffAndDeclared() throws Exception {
    AnalysisSettings settings = new AnalysisSettings(QualityRegion.WHOLE, 30_000_000, 2, 0);

    AnalysisResult result = Analysis.run(inputs(settings), (stage, done, total) -> {});

    assertEquals(70, result.frames().get(0).delayMs());
    assertEquals(70, result.frames().get(0).signalDelayMs());
    assertTrue(
        Files.readString(dir.resolve(FramesCsv.NAME))
            .contains("# pipeline delay subtracted: 30.000 ms\n"));
  }

  @Test
  void aWarmUpIsLeftOutOfTheMetricsAndNotOfTheFrames() throws Exception {
    AnalysisSettings settings =
        new AnalysisSettings(QualityRegion.WHOLE, 0, 1, 0).withWarmup(2.5 * PERIOD / 1e9);

    AnalysisResult result = Analysis.run(inputs(settings), (stage, done, total) -> {});

    assertEquals(8, result.frames().size());
    assertEquals(
        5,
        result.metrics().stream()
            .filter(m -> m.name().equals("frames_injected"))
            .findFirst()
            .orElseThrow()
            .value());
    assertTrue(
        Files.readString(dir.resolve(FramesCsv.NAME)).contains("# warm-up left out of metrics: "));
  }

  @Test
  void aRunWithoutItsCaptureSaysSo() throws IOException {
    Files.delete(dir.resolve(AnalysisInputs.SPOOL));

    IOException e =
        assertThrows(IOException.class, () -> Analysis.run(inputs(), (stage, done, total) -> {}));

    assertTrue(e.getMessage().contains("capture.spool"), e.getMessage());
  }

  private AnalysisInputs inputs() {
    return inputs(new AnalysisSettings(QualityRegion.WHOLE, 0, 2, 1));
  }

  private AnalysisInputs inputs(AnalysisSettings settings) {
    List<Injection> injections = new ArrayList<>();
    for (long id = 0; id < 8; id++) {
      injections.add(
          id == 4
              ? new Injection(id, id * PERIOD, Time.NEVER, Injection.Outcome.LOST)
              : new Injection(id, id * PERIOD, id * PERIOD, Injection.Outcome.TAKEN));
    }
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("command", "testbed run --video a\n=cmd|' /C calc'!A0");
    provenance.put("host", "somewhere");
    return new AnalysisInputs(dir, injections, new Scenes(), marks, settings, provenance);
  }

  private Map<Path, byte[]> results() throws IOException {
    Map<Path, byte[]> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(AnalysisInputs.SPOOL)) {
          bytes.put(file, Files.readAllBytes(file));
        }
      }
    }
    return bytes;
  }

  private FrameRecord displayed(long id, int step, long captureIndex) {
    return new FrameRecord.Displayed(id, id * PERIOD, 100_000_000 + step * STEP, captureIndex);
  }

  private Raster sent(long id) {
    byte[] planar = new Scenes().frame(id).toPlanar();
    new Marks(marks).stamp(planar, id);
    return Raster.ofPlanar(WIDTH, HEIGHT, planar);
  }

  /** The upper half of one frame over the lower half of another. */
  private Raster torn(long upper, long lower) {
    byte[] planar = sent(lower).toPlanar();
    System.arraycopy(sent(upper).toPlanar(), 0, planar, 0, WIDTH * HEIGHT / 2);
    return Raster.ofPlanar(WIDTH, HEIGHT, planar);
  }

  private void show(Raster picture) {
    stream.add(Y4mHeader.of(picture.width(), picture.height(), 30).toBytes());
    stream.add("FRAME\n".getBytes(StandardCharsets.US_ASCII));
    stream.add(picture.toPlanar());
  }

  /** A different texture for each frame. */
  private static final class Scenes implements SourceVideo {
    @Override
    public int width() {
      return WIDTH;
    }

    @Override
    public int height() {
      return HEIGHT;
    }

    @Override
    public int framesPerSecond() {
      return 30;
    }

    @Override
    public long frameCount() {
      return Long.MAX_VALUE;
    }

    @Override
    public String name() {
      return "scenes";
    }

    @Override
    public String sha256() {
      return "0".repeat(64);
    }

    @Override
    public Raster frame(long index) {
      return Pictures.scene(WIDTH, HEIGHT, index);
    }
  }
}
