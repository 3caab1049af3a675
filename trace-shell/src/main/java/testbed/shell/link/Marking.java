package testbed.shell.link;

/** Whether a queue marks the packets of senders that understand marks (ECN, RFC 3168). */
public enum Marking {
  /** Mark instead of dropping. */
  ON(", ecn=1"),
  /** Drop all alike. */
  OFF("");

  private final String argument;

  Marking(String argument) {
    this.argument = argument;
  }

  String argument() {
    return argument;
  }
}
