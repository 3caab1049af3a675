package testbed.shell.link;

/** Something that happened at the rate-limiting stage of a link, at a scheduled instant. */
public sealed interface LinkEvent {
  /** When, in nanoseconds since the link's time zero. */
  long atNs();

  /** A packet came. It may be dropped at the same instant. */
  record Arrival(long atNs, int bytes) implements LinkEvent {}

  /** The link could deliver {@code bytes}, used or not. */
  record Opportunity(long atNs, int bytes) implements LinkEvent {}

  /** A packet that came at {@code arrivedNs} left. */
  record Departure(long atNs, int bytes, long arrivedNs) implements LinkEvent {}

  /** A packet was dropped. */
  record Drop(long atNs, int bytes, DropReason reason) implements LinkEvent {}
}
