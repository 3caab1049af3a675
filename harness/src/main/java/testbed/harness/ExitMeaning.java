package testbed.harness;

/** What each exit code says, in words; {@code docs/cli.md} says the same. */
enum ExitMeaning {
  OK(ExitStatus.OK, "all went well"),
  GATE_FAILED(ExitStatus.GATE_FAILED, "a gate failed"),
  BAD_INPUT(ExitStatus.BAD_INPUT, "bad usage or input: one line says what, where and what to do"),
  ENVIRONMENT(ExitStatus.ENVIRONMENT, "the environment lacks something: what, and how to get it"),
  SYSTEM_FAILED(ExitStatus.SYSTEM_FAILED, "the system under test failed"),
  INVALID(ExitStatus.INVALID, "the run is invalid, or the question cannot be answered"),
  INTERRUPTED(ExitStatus.INTERRUPTED, "interrupted by the user");

  private final int status;
  private final String meaning;

  ExitMeaning(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  int status() {
    return status;
  }

  String meaning() {
    return meaning;
  }
}
