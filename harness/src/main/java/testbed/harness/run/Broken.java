package testbed.harness.run;

import java.util.Set;
import testbed.reports.model.RunManifest;

/**
 * A run that broke: at which stage and why, and so whose failure it is.
 *
 * @param stage what was being done
 * @param why what happened, one sentence
 */
record Broken(String stage, String why) {
  static final String OPENING_PORTS = "opening the ports";
  static final String STARTING_LINK = "starting the link";
  static final String RUNNING_LINK = "running the link";
  static final String KEEPING = "keeping the captured pictures";

  static final String DEVICE = "using a video device or screen";

  private static final Set<String> OF_INSTRUMENT =
      Set.of(OPENING_PORTS, STARTING_LINK, RUNNING_LINK, KEEPING, DEVICE);

  static Broken of(RunManifest.Outcome outcome) {
    return new Broken(outcome.stage(), outcome.why());
  }

  /** Whether the instrument failed and not the system under test: then the run says nothing. */
  boolean byInstrument() {
    return OF_INSTRUMENT.contains(stage);
  }
}
