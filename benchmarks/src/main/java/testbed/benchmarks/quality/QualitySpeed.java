package testbed.benchmarks.quality;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import testbed.analyzer.quality.Psnr;
import testbed.analyzer.quality.SsimVariant;
import testbed.analyzer.quality.Vif;
import testbed.video.Plane;

/**
 * Prints how many luma planes a second of processor time each quality metric compares. Start it
 * with and without {@code --add-modules jdk.incubator.vector} to see both kernels of the daala
 * variant.
 */
public final class QualitySpeed {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 4;
  private static final long SEED = 1;

  private QualitySpeed() {}

  private interface Comparison {
    double of(Plane reference, Plane shown);
  }

  /** Arguments: width and height. */
  public static void main(String[] args) {
    int width = Integer.parseInt(args[0]);
    int height = Integer.parseInt(args[1]);
    boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    System.out.printf(
        "%dx%d, %s kernels, planes per second of one core%n",
        width, height, vector ? "vector" : "scalar");
    Random random = new Random(SEED);
    byte[] sent = new byte[width * height];
    byte[] seen = new byte[width * height];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = (byte) (60 + i % width / 8 + random.nextInt(20));
      seen[i] = (byte) (sent[i] + random.nextInt(9) - 4);
    }
    Plane a = new Plane(width, height, sent);
    Plane b = new Plane(width, height, seen);
    print("ssim daala", SsimVariant.DAALA.calculator()::of, a, b, 150);
    print("ssim ffmpeg", SsimVariant.FFMPEG.calculator()::of, a, b, 600);
    print("psnr", Psnr::db, a, b, 1500);
    print("vif", Vif::of, a, b, 20);
  }

  private static void print(String name, Comparison comparison, Plane a, Plane b, int times) {
    double best = 0;
    double value = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < times; i++) {
        value = comparison.of(a, b);
      }
      best = Math.max(best, times / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9));
    }
    System.out.printf("%-12s %8.0f   (value %.6f)%n", name, best, value);
  }
}
