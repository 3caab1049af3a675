package testbed.analyzer.match;

/** What the marks of one captured picture said. */
public sealed interface Reading {
  /**
   * Both marks were read and agree.
   *
   * @param code the identity that they carry
   */
  record Seen(long code) implements Reading {}

  /** Both marks were read and differ: the picture was caught while it was being replaced. */
  record Torn() implements Reading {}

  /** At least one mark could not be read. */
  record Unreadable() implements Reading {}
}
