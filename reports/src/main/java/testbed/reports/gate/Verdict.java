package testbed.reports.gate;

/** What a gate says of one metric of one scenario. */
public sealed interface Verdict {
  /** The reason in one sentence. */
  String why();

  /** Not worse than the tolerance allows. */
  record Pass(String why) implements Verdict {}

  /** Worse, by the test and by the size of the shift. */
  record Fail(String why) implements Verdict {}

  /** The runs at hand allow neither. */
  record Inconclusive(String why) implements Verdict {}

  /** There is nothing to compare. */
  record NotMeasured(String why) implements Verdict {}

  /** One word for tables. */
  default String word() {
    return switch (this) {
      case Pass p -> "pass";
      case Fail f -> "FAIL";
      case Inconclusive i -> "inconclusive";
      case NotMeasured n -> "not measured";
    };
  }
}
