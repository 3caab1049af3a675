package testbed.reports.gate;

import java.util.List;

/** All findings of a gate. */
public record GateResult(List<Finding> findings, double alpha, int invalidRuns) {
  /** Copies the list. */
  public GateResult {
    findings = List.copyOf(findings);
  }

  /** The gate as a whole: failed before undecided before passed. */
  public Outcome outcome() {
    boolean undecided = findings.isEmpty();
    for (Finding f : findings) {
      switch (f.verdict()) {
        case Verdict.Fail fail -> {
          return Outcome.FAILED;
        }
        case Verdict.Inconclusive i -> undecided = true;
        case Verdict.NotMeasured n -> undecided = true;
        case Verdict.Pass p -> {}
      }
    }
    return undecided ? Outcome.UNDECIDED : Outcome.PASSED;
  }

  /** What a gate comes to. */
  public enum Outcome {
    /** Nothing is worse. */
    PASSED,
    /** Something is worse. */
    FAILED,
    /** It cannot be said. */
    UNDECIDED
  }
}
