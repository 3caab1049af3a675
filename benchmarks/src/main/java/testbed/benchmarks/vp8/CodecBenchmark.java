package testbed.benchmarks.vp8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;
import testbed.video.Raster;
import testbed.vp8.Analysis;
import testbed.vp8.Decoded;
import testbed.vp8.Decoder;
import testbed.vp8.Encoded;
import testbed.vp8.Encoder;
import testbed.vp8.EncoderSettings;
import testbed.vp8.EncoderSettings.Speed;
import testbed.vp8.InterFrame;
import testbed.vp8.Rebased;
import testbed.vp8.Rebaser;
import testbed.vp8.State;

/** Whole frames through the codec, milliseconds each: one inter frame after the other of a clip. */
@org.openjdk.jmh.annotations.State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
  /** A Y4M file, or a generated scene. */
  @Param({"generated:640x360", "generated:1280x720"})
  public String clip;

  /** The quantizer index. */
  @Param("40")
  public int quantizer;

  /** How many threads work on a frame, 1 or 2. */
  @Param("1")
  public int threads;

  /** An inter frame, what there was before it, and before it in the stitched stream. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Step(
      State before, State elsewhere, Raster picture, byte[] frame, Analysis analysis) {}

  private final List<Step> steps = new ArrayList<>();
  private Encoder encoder;
  private final Rebaser rebaser = new Rebaser();
  private int next;

  /** A benchmark that is set up by {@link #encodeOnce}. */
  public CodecBenchmark() {}

  /** Encodes the clip once, and moves it behind a coarser first picture. */
  @Setup
  public void encodeOnce() throws Exception {
    encoder = new Encoder(threads);
    List<Raster> pictures = Footage.of(clip);
    Raster first = pictures.getFirst();
    State state = State.initial(first.width(), first.height());
    EncoderSettings coarser = EncoderSettings.realtime(Math.min(quantizer + 20, 127));
    State elsewhere = encoder.encode(state, first, coarser).state();
    state = encoder.encode(state, first, settings()).state();
    for (Raster picture : pictures.subList(1, pictures.size())) {
      Analysis analysis = encoder.analyse(state, picture, settings());
      Encoded encoded = encoder.encode(state, picture, settings(), analysis);
      steps.add(new Step(state, elsewhere, picture, encoded.frame(), analysis));
      InterFrame frame = InterFrame.parse(state, encoded.frame());
      elsewhere = rebaser.rebase(elsewhere, picture, frame).state();
      state = encoded.state();
    }
  }

  /** A frame to a picture and the next state. */
  @Benchmark
  public Decoded decode() throws Exception {
    Step step = step();
    return Decoder.decode(step.before(), step.frame(), threads);
  }

  /** A picture to a frame and the next state, for live video. */
  @Benchmark
  public Encoded encodeRealtime() {
    Step step = step();
    return encoder.encode(step.before(), step.picture(), settings());
  }

  /** The same with the better preset. */
  @Benchmark
  public Encoded encodeGood() {
    Step step = step();
    EncoderSettings good = new EncoderSettings(quantizer, Speed.GOOD, 0, false);
    return encoder.encode(step.before(), step.picture(), good);
  }

  /** What several encodings of a picture share. */
  @Benchmark
  public Analysis analyse() {
    Step step = step();
    return encoder.analyse(step.before(), step.picture(), settings());
  }

  /** What is left of an encoding for live video once that is known. */
  @Benchmark
  public Encoded encodeAnalysed() {
    Step step = step();
    return encoder.encode(step.before(), step.picture(), settings(), step.analysis());
  }

  /** A frame moved to the state that the frames before it, moved as well, led to; with parsing. */
  @Benchmark
  public Rebased rebase() throws Exception {
    Step step = step();
    InterFrame frame = InterFrame.parse(step.before(), step.frame());
    return rebaser.rebase(step.elsewhere(), step.picture(), frame);
  }

  /** The hash of a state whose last frame is new, decoding included. */
  @Benchmark
  public long decodeAndHash() throws Exception {
    Step step = step();
    return Decoder.decode(step.before(), step.frame()).state().hash();
  }

  private Step step() {
    next = (next + 1) % steps.size();
    return steps.get(next);
  }

  private EncoderSettings settings() {
    return EncoderSettings.realtime(quantizer);
  }
}
