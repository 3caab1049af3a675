package testbed.shell.log;

/** One event of a packet log. Stamps are whole milliseconds, as in the file. */
public sealed interface LogLine {
  /** When, in milliseconds since the log's beginning. */
  long ms();

  /** The bytes concerned. */
  int bytes();

  /** The link could deliver: {@code T # BYTES}. */
  record Opportunity(long ms, int bytes) implements LogLine {}

  /** A packet came: {@code T + BYTES}. */
  record Arrival(long ms, int bytes) implements LogLine {}

  /** A packet left: {@code T - BYTES DELAY}, the delay in milliseconds. */
  record Departure(long ms, int bytes, long delayMs) implements LogLine {}

  /** Packets were dropped: {@code T d PACKETS BYTES [REASON]}; {@code limit} when none is given. */
  record Drop(long ms, int packets, int bytes, String reason) implements LogLine {}
}
