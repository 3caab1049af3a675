package testbed.reports.gate;

/** Runs whose provenance differs were to be compared; the message says what differs. */
public final class IncomparableException extends Exception {
  private static final long serialVersionUID = 1L;

  IncomparableException(String message) {
    super(message);
  }
}
