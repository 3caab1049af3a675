package testbed.shell.log;

import java.util.List;

/**
 * What a direction's log says before its events.
 *
 * @param direction {@code Uplink} or {@code Downlink}, as Mahimahi writes it
 * @param trace the trace's name, or what limits the rate instead
 * @param commandLine what made the log
 * @param queue the queue as Mahimahi writes it, for example {@code droptail [packets=50]}
 * @param initEpochMs the wall-clock time that the log's stamps count from, in ms since 1970
 * @param baseMs the stamp at which the trace began
 * @param remarks further lines, each a key and a value in the form {@code key: value}
 */
public record LogHeader(
    String direction,
    String trace,
    String commandLine,
    String queue,
    long initEpochMs,
    long baseMs,
    List<String> remarks) {
  /** Copies the list. */
  public LogHeader {
    remarks = List.copyOf(remarks);
  }
}
