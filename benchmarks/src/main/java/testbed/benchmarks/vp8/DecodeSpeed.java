package testbed.benchmarks.vp8;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import testbed.video.IvfReader;
import testbed.vp8.Decoder;
import testbed.vp8.State;

/**
 * Decodes streams over and over in one process and prints milliseconds of processor time per frame
 * of the decoding thread: of the first pass, with the cold compiler, and of the fastest.
 */
public final class DecodeSpeed {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private DecodeSpeed() {}

  /** Arguments: how many passes, then IVF files. */
  public static void main(String[] args) throws Exception {
    int passes = Integer.parseInt(args[0]);
    System.out.println(
        "stream, frames, first pass mean ms, fastest pass mean ms, p95 ms, hash of a new state ms");
    for (int i = 1; i < args.length; i++) {
      Path file = Path.of(args[i]);
      List<byte[]> frames = frames(file);
      double[] first = pass(frames);
      double[] fastest = first;
      for (int pass = 1; pass < passes; pass++) {
        double[] next = pass(frames);
        fastest = mean(next) < mean(fastest) ? next : fastest;
      }
      double[] sorted = fastest.clone();
      Arrays.sort(sorted);
      System.out.printf(
          "%s, %d, %.2f, %.2f, %.2f, %.2f%n",
          file.getFileName(),
          frames.size(),
          mean(first),
          mean(fastest),
          sorted[sorted.length * 95 / 100],
          hash(frames));
    }
  }

  /** The fastest of the passes' mean times to hash a state whose last frame is new. */
  private static double hash(List<byte[]> frames) throws Exception {
    double fastest = Double.MAX_VALUE;
    for (int pass = 0; pass < 5; pass++) {
      long time = 0;
      State state = State.initial(1, 1);
      for (byte[] frame : frames) {
        state = Decoder.decode(state, frame).state();
        long start = THREADS.getCurrentThreadCpuTime();
        long hash = state.hash();
        time += THREADS.getCurrentThreadCpuTime() - start;
        if (hash == 0) {
          throw new IllegalStateException("no picture hashes to zero");
        }
      }
      fastest = Math.min(fastest, time / 1e6 / frames.size());
    }
    return fastest;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double[] pass(List<byte[]> frames) throws Exception {
    double[] milliseconds = new double[frames.size()];
    State state = State.initial(1, 1);
    for (int i = 0; i < milliseconds.length; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      state = Decoder.decode(state, frames.get(i)).state();
      milliseconds[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }
    return milliseconds;
  }

  static List<byte[]> frames(Path file) throws Exception {
    List<byte[]> frames = new ArrayList<>();
    try (IvfReader reader = IvfReader.open(file)) {
      for (var f = reader.next(); f.isPresent(); f = reader.next()) {
        frames.add(f.get().bytes());
      }
    }
    return frames;
  }
}
