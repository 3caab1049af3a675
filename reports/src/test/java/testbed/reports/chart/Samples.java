package testbed.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import testbed.reports.model.FrameRow;
import testbed.reports.model.RateBin;

/** Made-up runs that look like real ones. */
public final class Samples {
  private Samples() {}

  /** Thirty frames a second whose delay wanders, with an outage in the middle. */
  public static List<FrameRow> frames(int seconds, long seed) {
    Random random = new Random(seed);
    List<FrameRow> rows = new ArrayList<>();
    double delay = 120;
    for (int i = 0; i < seconds * 30; i++) {
      double t = i / 30.0;
      delay = Math.max(60, delay * (1 + 0.08 * random.nextGaussian()) + 0.4 * (140 - delay) / 30);
      boolean outage = t > seconds * 0.5 && t < seconds * 0.5 + 1.4;
      double until = (seconds * 0.5 + 1.4 - t) * 1000 + 90;
      boolean shown = !outage && random.nextDouble() > 0.06;
      double own = delay + 4 * random.nextDouble();
      double ssim = 1 - Math.pow(10, -(12.5 + random.nextGaussian() + 1.5 * Math.sin(t)) / 10);
      rows.add(
          new FrameRow(
              i,
              t,
              shown ? t + own / 1000 : Double.NaN,
              shown ? own : Double.NaN,
              outage ? until : shown ? own : own + 33,
              shown ? ssim : Double.NaN));
    }
    return rows;
  }

  /** A link whose capacity wanders between 0 and 10 Mbit/s. */
  public static List<RateBin> link(int seconds, long seed) {
    Random random = new Random(seed);
    List<RateBin> bins = new ArrayList<>();
    double rate = 5;
    for (int i = 0; i < seconds * 2; i++) {
      double t = i / 2.0;
      rate = Math.clamp(rate + 1.2 * random.nextGaussian(), 0.2, 11);
      double capacity = t > seconds * 0.5 && t < seconds * 0.5 + 1.4 ? 0 : rate;
      bins.add(
          new RateBin(t, 0.5, capacity, 1.2, Math.min(capacity, 1 + 0.3 * random.nextDouble())));
    }
    return bins;
  }
}
