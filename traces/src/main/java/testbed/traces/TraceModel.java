package testbed.traces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small stochastic model of a recording: a Markov chain over the rate of the link, seen in steps
 * of {@value #STEP_MS} ms, that modulates the instants of delivery.
 *
 * <p>A state is a regime, which is how good the link was over the last and next few seconds, and a
 * level, which is a class of opportunities per step. Level 0 is a gap: a time without opportunities
 * that covers at least one whole step and has its own distribution of durations. Within a step the
 * instants are independent and uniform, as those of a Poisson process are when their number is
 * given. The number itself is drawn from the level and not from a Poisson distribution, because
 * schedulers of cellular networks hold a rate more evenly than that.
 *
 * @param recording the recording that the model stands in for, for example {@code
 *     Verizon-LTE-short.up}
 * @param provenance what it was fitted to
 * @param durationMs the duration of the recording, and of the trace that represents it
 * @param seed the seed whose trace is nearest to the recording in its figures
 * @param levels for each level from 1 on, numbers of opportunities per step, equally likely
 * @param bursts for each level from 1 on, the mean number of opportunities that share a millisecond
 * @param gapsMs mean durations of gaps, by classes
 * @param gapWeights how many gaps there were in each class
 * @param transitions for each regime and level, how often each level followed
 * @param regimes for each regime, how often each regime followed
 */
public record TraceModel(
    String recording,
    String provenance,
    int durationMs,
    long seed,
    List<List<Double>> levels,
    List<Double> bursts,
    List<Integer> gapsMs,
    List<Integer> gapWeights,
    List<List<List<Integer>>> transitions,
    List<List<Integer>> regimes) {
  /** The width of a step, in milliseconds. */
  public static final int STEP_MS = 100;

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /**
   * The model of a recording, with the seed that represents it best.
   *
   * @param trace the recording; or another one, of a link like it
   * @param recording the name that the model is for
   * @param provenance what the trace is
   * @param durationMs how long the model's representative trace is to be
   * @throws IllegalArgumentException when the trace is shorter than ten seconds
   */
  public static TraceModel fit(Trace trace, String recording, String provenance, int durationMs) {
    return new ModelFit(trace).fit(recording, provenance, durationMs);
  }

  /** The built-in model of a recording, by its file name. */
  public static Optional<TraceModel> embedded(String recording) {
    try (InputStream in = TraceModel.class.getResourceAsStream("models/" + recording + ".json")) {
      return in == null ? Optional.empty() : Optional.of(JSON.readValue(in, TraceModel.class));
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in model cannot be read", e);
    }
  }

  /** The model as it is kept in a file. */
  public String toJson() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /**
   * A trace of this model.
   *
   * @param seed the same seed gives the same trace
   * @param durationMs the last stamp, at least 1
   * @throws IllegalArgumentException when the trace would be longer than a trace can be
   */
  public Trace generate(long seed, int durationMs) {
    return new ModelGenerator(this, seed).generate(durationMs);
  }

  /** The trace that stands in for the recording: its duration, and the seed nearest to it. */
  public Trace representative() {
    return generate(seed, durationMs);
  }

  TraceModel withSeed(long otherSeed) {
    return new TraceModel(
        recording,
        provenance,
        durationMs,
        otherSeed,
        levels,
        bursts,
        gapsMs,
        gapWeights,
        transitions,
        regimes);
  }
}
