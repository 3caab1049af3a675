package testbed.benchmarks.vp8;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import testbed.vp8.encode.BlockDistance;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ReferenceFrame;
import testbed.vp8.header.FrameSize;
import testbed.vp8.predict.InterPredictor;
import testbed.vp8.predict.MotionVector;
import testbed.vp8.transform.InverseTransform;

/** The inner loops of the codec on one block, nanoseconds each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
  private static final int STRIDE = 64;
  private static final int SIDE = 64;

  private final byte[] a = random(1);
  private final byte[] b = random(2);
  private final byte[] block = new byte[256];
  private final short[] coefficients = {90, -40, 20, 0, 33, 0, -7, 0, 12, 0, 0, 0, -3, 0, 0, 0};
  private final InterPredictor predictor = new InterPredictor(0);
  private final ReferenceFrame reference = new FrameBuffer(FrameSize.of(SIDE, SIDE)).freeze();

  /** A benchmark on random samples. */
  public KernelBenchmark() {}

  /** The sum of absolute differences of 16x16 samples. */
  @Benchmark
  public int sad16() {
    return BlockDistance.sad16(a, 5, STRIDE, b, 9, STRIDE);
  }

  /** The Hadamard differences of 16x16 samples. */
  @Benchmark
  public int satd16() {
    return BlockDistance.satd16(a, 5, STRIDE, b, 9, STRIDE);
  }

  /** The inverse DCT of 4x4 coefficients, added to samples. */
  @Benchmark
  public byte[] inverseDct() {
    InverseTransform.addDct(coefficients, 0, a, 130, STRIDE);
    return a;
  }

  /** The six-tap filter in both directions on 16x16 samples. */
  @Benchmark
  public byte[] sixTaps16() {
    predictor.luma(reference, 16, 16, 16, MotionVector.of(5, 3), block, 0, 16);
    return block;
  }

  private static byte[] random(long seed) {
    byte[] samples = new byte[STRIDE * SIDE];
    new SplittableRandom(seed).nextBytes(samples);
    return samples;
  }
}
