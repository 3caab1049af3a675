package testbed.harness.doctor;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param state how it stands
 * @param found what was found, in one line
 * @param cost what does not work, or works less well, because of it; empty when all is well
 * @param remedy the command that mends it; empty when there is none
 */
record Finding(String check, State state, String found, String cost, String remedy) {
  /** How a thing stands. */
  enum State {
    /** As it should be. */
    GOOD,
    /** Runs are possible, with a loss that {@link Finding#cost} names. */
    LIMITED,
    /** What {@link Finding#cost} names is not possible. */
    MISSING,
    /** Runs were possible, and not valid. */
    UNMEASURABLE
  }

  static Finding good(String check, String found) {
    return new Finding(check, State.GOOD, found, "", "");
  }

  static Finding limited(String check, String found, String cost, String remedy) {
    return new Finding(check, State.LIMITED, found, cost, remedy);
  }

  static Finding missing(String check, String found, String cost, String remedy) {
    return new Finding(check, State.MISSING, found, cost, remedy);
  }

  static Finding unmeasurable(String check, String found, String cost, String remedy) {
    return new Finding(check, State.UNMEASURABLE, found, cost, remedy);
  }
}
