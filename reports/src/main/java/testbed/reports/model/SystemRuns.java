package testbed.reports.model;

import java.util.Arrays;
import java.util.List;

/**
 * The valid runs of one system over one trace under equal conditions.
 *
 * @param style which colour and mark the system has in all charts, counted from 0
 */
public record SystemRuns(String system, String trace, int style, List<RunData> runs) {
  /** Copies the list. */
  public SystemRuns {
    runs = List.copyOf(runs);
  }

  /** The values of a metric, one a run; runs that lack it are left out. */
  public double[] values(String metric) {
    return runs.stream()
        .flatMap(r -> r.metric(metric).stream())
        .mapToDouble(m -> m.value())
        .toArray();
  }

  /** The mean over the runs; {@code NaN} where no run has the metric. */
  public double mean(String metric) {
    return Arrays.stream(values(metric)).average().orElse(Double.NaN);
  }

  /** The standard deviation over the runs; {@code NaN} with fewer than two. */
  public double deviation(String metric) {
    double[] v = values(metric);
    double mean = mean(metric);
    double squares = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum();
    return v.length < 2 ? Double.NaN : Math.sqrt(squares / (v.length - 1));
  }

  /** The frames of all runs. */
  public List<FrameRow> frames() {
    return runs.stream().flatMap(r -> r.frames().stream()).toList();
  }
}
