package testbed.harness.system;

/** The system under test did not do its part; the message is one sentence for the user. */
public final class SystemFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String stage;

  /**
   * A failure.
   *
   * @param stage what was being done, for example {@code starting the receiver}
   * @param why what happened, one sentence
   */
  public SystemFailure(String stage, String why) {
    super(why);
    this.stage = stage;
  }

  /** What was being done. */
  public String stage() {
    return stage;
  }
}
