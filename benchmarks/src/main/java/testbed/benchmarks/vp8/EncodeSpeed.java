package testbed.benchmarks.vp8;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import testbed.video.Raster;
import testbed.video.Y4mReader;
import testbed.vp8.Encoded;
import testbed.vp8.Encoder;
import testbed.vp8.EncoderSettings;
import testbed.vp8.EncoderSettings.Speed;
import testbed.vp8.State;

/**
 * Encodes clips over and over in one process and prints milliseconds of processor time per frame of
 * the encoding thread, the key frame left out: of the first pass, with the cold compiler, and of
 * the fastest.
 */
public final class EncodeSpeed {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private EncodeSpeed() {}

  /** Arguments: speed preset, how many passes, how many frames, Y4M files. */
  public static void main(String[] args) throws Exception {
    Speed speed = Speed.valueOf(args[0].toUpperCase(Locale.ROOT));
    int passes = Integer.parseInt(args[1]);
    int frames = Integer.parseInt(args[2]);
    System.out.println("clip, q, first pass mean ms, fastest pass mean ms, p95 ms");
    for (int i = 3; i < args.length; i++) {
      Path clip = Path.of(args[i]);
      List<Raster> pictures = pictures(clip, frames);
      for (int quantizer : new int[] {20, 40, 60, 90}) {
        EncoderSettings settings = new EncoderSettings(quantizer, speed, 0, false);
        double[] first = pass(pictures, settings);
        double[] fastest = first;
        for (int pass = 1; pass < passes; pass++) {
          double[] next = pass(pictures, settings);
          fastest = mean(next) < mean(fastest) ? next : fastest;
        }
        double[] sorted = fastest.clone();
        Arrays.sort(sorted);
        System.out.printf(
            "%s, %d, %.2f, %.2f, %.2f%n",
            clip.getFileName(),
            quantizer,
            mean(first),
            mean(fastest),
            sorted[sorted.length * 95 / 100]);
      }
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double[] pass(List<Raster> pictures, EncoderSettings settings) {
    Raster first = pictures.getFirst();
    Encoder encoder = new Encoder();
    State start = State.initial(first.width(), first.height());
    State state = encoder.encode(start, first, settings).state();
    double[] milliseconds = new double[pictures.size() - 1];
    for (int i = 0; i < milliseconds.length; i++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      Encoded encoded = encoder.encode(state, pictures.get(i + 1), settings);
      milliseconds[i] = (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
      state = encoded.state();
    }
    return milliseconds;
  }

  /** The first pictures of a Y4M file. */
  static List<Raster> pictures(Path clip, int count) throws Exception {
    List<Raster> pictures = new ArrayList<>();
    try (Y4mReader reader = Y4mReader.open(clip)) {
      for (var p = reader.next(); p.isPresent() && pictures.size() < count; p = reader.next()) {
        pictures.add(p.get());
      }
    }
    return pictures;
  }
}
