package testbed.salsify.live;

import java.util.Optional;

/**
 * When packets came off the socket, for the statistics: a busy machine reads them late, which no
 * other line of the statistics tells. Confined to the agents' thread.
 */
public final class Arrivals {
  private final StringBuilder times = new StringBuilder();

  /** Nothing has come. */
  public Arrivals() {}

  /** A packet came. */
  public void add(long atNs) {
    times.append(times.isEmpty() ? "" : ",").append(atNs);
  }

  /** One line of JSON for what came since this was asked last; none if nothing did. */
  public Optional<String> take() {
    if (times.isEmpty()) {
      return Optional.empty();
    }
    String line = "{\"event\":\"packets\",\"arrived_ns\":[" + times + "]}";
    times.setLength(0);
    return Optional.of(line);
  }
}
