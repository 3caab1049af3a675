package testbed.harness.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import testbed.analyzer.Analysis;
import testbed.analyzer.AnalysisInputs;
import testbed.analyzer.AnalysisResult;
import testbed.analyzer.AnalysisSettings;
import testbed.harness.Testbed;
import testbed.injector.InjectionLog;
import testbed.injector.Injector;
import testbed.injector.mark.MarkLayout;
import testbed.injector.source.GeneratedScene;
import testbed.injector.source.SourceVideo;
import testbed.reports.clip.RunClip;
import testbed.reports.clip.RunStills;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunManifest;
import testbed.reports.model.RunManifest.Outcome;
import testbed.reports.model.RunManifest.Settings;
import testbed.reports.model.RunManifest.Validity;
import testbed.salsify.codec.CodecException;
import testbed.salsify.codec.Coded;
import testbed.salsify.codec.CodingTime;
import testbed.salsify.codec.Decoded;
import testbed.salsify.codec.FunctionalCodec;
import testbed.salsify.codec.Vp8Codec;
import testbed.salsify.policy.Mode;
import testbed.shell.link.Effect;
import testbed.shell.link.FixedDelay;
import testbed.shell.link.QueueSyntax;
import testbed.shell.link.TraceRate;
import testbed.shell.log.LogHeader;
import testbed.timebase.Time;
import testbed.traces.Trace;
import testbed.video.Raster;
import testbed.video.VideoFile;
import testbed.vp8.State;

/** The gate on real calls in virtual time: what is unchanged passes, what is worse does not. */
class GateOnVirtualRunsTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int FPS = 15;
  private static final int TICKS = 30;
  private static final int DELAY_MS = 20;

  @TempDir static Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void saveTheBaseline() throws Exception {
    play("base", new Vp8Codec(), DELAY_MS);
    assertEquals(
        0,
        Testbed.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .execute(
                "gate", "save", folder.resolve("base").toString(), "--out", baseline().toString()));
  }

  @Test
  void theUnchangedSystemPasses() throws Exception {
    play("same", new Vp8Codec(), DELAY_MS);

    assertEquals(0, gate("same"), this::said);
    assertTrue(out.toString().contains("identical, as virtual time promises"), this::said);
  }

  @Test
  void fiftyMillisecondsMoreAreRefusedAndWhenAcceptedFail() throws Exception {
    play("late", new Vp8Codec(), DELAY_MS + 50);

    assertEquals(5, gate("late"), this::said);
    assertTrue(err.toString().contains("delay_ms was '20.0' and is '70.0'"), this::said);
    assertEquals(1, gate("late", "--accept", "delay_ms"), this::said);
    assertTrue(out.toString().contains("FAIL"), this::said);
  }

  @Test
  void aCodecWithHalfTheQuantizerStepsFails() throws Exception {
    play("coarse", new HalfTheSteps(new Vp8Codec()), DELAY_MS);
    Path junit = folder.resolve("coarse.xml");

    assertEquals(1, gate("coarse", "--junit", junit.toString()), this::said);
    assertTrue(Files.readString(junit).contains("<failure type=\"worse\""), this::said);
  }

  @Test
  void aRunLeavesAFilmThatPlaysAndAStrip() throws Exception {
    AnalysisResult result = play("filmed", new Vp8Codec(), DELAY_MS);
    RunDirectory run = new RunDirectory(folder.resolve("filmed"));

    RunClip.write(inputs("filmed"), result.frames());
    RunStills.write(inputs("filmed"), result.frames());

    try (VideoFile film = VideoFile.open(run.clip(), 968, 322)) {
      assertEquals(new VideoFile.Format(968, 322, 30, "vp8"), film.format());
      int pictures = 0;
      Raster last = null;
      for (var next = film.next(); next.isPresent(); next = film.next()) {
        last = next.get();
        pictures++;
      }
      int ticks = 2 * (TICKS - 1);
      assertTrue(Math.abs(pictures - ticks) <= 1, pictures + " pictures for " + ticks);
      assertTrue(brightest(last, 488) > 150, "the receiver's half shows a picture");
    }
    assertTrue(Files.size(run.clip()) < 1_000_000, "a film is small");
    assertTrue(Files.size(run.filmStrip()) > 5_000, "the strip");
  }

  private static int brightest(Raster picture, int fromX) {
    int most = 0;
    for (int y = 60; y < 200; y++) {
      for (int x = fromX + 60; x < picture.width() - 60; x++) {
        most = Math.max(most, picture.y().at(x, y) & 0xff);
      }
    }
    return most;
  }

  /** A codec that knows every second quantizer index only, and takes the coarser one. */
  private record HalfTheSteps(Vp8Codec codec) implements FunctionalCodec<State> {
    @Override
    public State initial(int width, int height) {
      return codec.initial(width, height);
    }

    @Override
    public State before(byte[] keyFrame) throws CodecException {
      return codec.before(keyFrame);
    }

    @Override
    public IntFunction<Coded<State>> analyse(State state, Raster image, int finest) {
      return quantizer -> {
        Coded<State> coded = codec.encode(state, image, Math.min(127, 2 * quantizer + 1));
        return new Coded<>(quantizer, coded.frame(), coded.state(), coded.hash());
      };
    }

    @Override
    public Decoded<State> decode(State state, byte[] frame) throws CodecException {
      return codec.decode(state, frame);
    }

    @Override
    public long hash(State state) {
      return codec.hash(state);
    }
  }

  private int gate(String run, String... options) {
    CommandLine command = Testbed.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(
        Stream.concat(
                Stream.of(
                    "gate", "--baseline", baseline().toString(), folder.resolve(run).toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private String said() {
    return out + "\n" + err;
  }

  private static Path baseline() {
    return folder.resolve("baseline.json");
  }

  private static AnalysisResult play(String name, FunctionalCodec<State> codec, int delayMs)
      throws Exception {
    RunDirectory run = RunDirectory.create(folder.resolve(name));
    SourceVideo source = new GeneratedScene(1, WIDTH, HEIGHT, FPS);
    LogHeader header = new LogHeader("Uplink", "test", "test", "droptail", 0, 0, List.of());
    VirtualSetup setup =
        new VirtualSetup(
            Mode.SALSIFY,
            1,
            2,
            CodingTime.typical(WIDTH, HEIGHT),
            HandOvers.NONE,
            source,
            MarkLayout.standard(WIDTH, HEIGHT),
            new Injector.Plan(0, FPS, TICKS),
            new VirtualLink(link(delayMs), link(delayMs), header, header),
            new VirtualSetup.Files(
                run.root().resolve(AnalysisInputs.SPOOL), run.packetLog(), run.system()));
    VirtualResult result = new VirtualCall<>(setup, codec).play(second -> {});
    InjectionLog.write(run.injectionsCsv(), Map.of(), result.injections().injections());
    manifest(delayMs).write(run.manifestJson());
    AnalysisInputs inputs =
        new AnalysisInputs(
            run.root(),
            result.injections().injections(),
            source,
            MarkLayout.standard(WIDTH, HEIGHT),
            AnalysisSettings.usual(),
            Map.of());
    return Analysis.run(inputs, (stage, done, total) -> {});
  }

  private static AnalysisInputs inputs(String name) throws Exception {
    return new AnalysisInputs(
        folder.resolve(name),
        InjectionLog.read(folder.resolve(name).resolve("injections.csv")),
        new GeneratedScene(1, WIDTH, HEIGHT, FPS),
        MarkLayout.standard(WIDTH, HEIGHT),
        AnalysisSettings.usual(),
        Map.of());
  }

  private static RunManifest manifest(int delayMs) {
    Settings settings =
        new Settings(
            "salsify",
            "constant",
            2,
            WIDTH,
            HEIGHT,
            FPS,
            "virtual",
            1,
            "downlink",
            "droptail",
            delayMs,
            "",
            "grid",
            "daala",
            1,
            Map.of(),
            0);
    return new RunManifest(
        1,
        null,
        "",
        "",
        0,
        null,
        settings,
        null,
        null,
        null,
        null,
        Outcome.completed(),
        new Validity(true, List.of()),
        Map.of());
  }

  /** A packet each 7 ms. */
  private static Effect link(int delayMs) throws Exception {
    Trace trace =
        Trace.parse(new ByteArrayInputStream("7\n".getBytes(StandardCharsets.US_ASCII)), "test");
    return TraceRate.repeating(trace, 0, QueueSyntax.parse("droptail:packets=256"))
        .then(new FixedDelay(delayMs * Time.MILLISECOND));
  }
}
