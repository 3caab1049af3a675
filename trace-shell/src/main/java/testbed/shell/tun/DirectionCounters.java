package testbed.shell.tun;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import testbed.shell.link.DropReason;
import testbed.shell.link.LinkObserver;

/** Counts what a direction does and tells the next observer. Confined to the packet thread. */
final class DirectionCounters implements LinkObserver {
  private final LinkObserver next;
  private final Map<DropReason, long[]> dropped = new EnumMap<>(DropReason.class);
  private long arrivedPackets;
  private long arrivedBytes;
  private long departedPackets;
  private long departedBytes;
  private long opportunities;
  private long waitedNs;
  private long refused;
  private long unusable;
  private long notWritten;

  DirectionCounters(LinkObserver next) {
    this.next = next;
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, new long[1]);
    }
  }

  /** There was no room for a packet. */
  void refused() {
    refused++;
  }

  /** A packet was empty or too long. */
  void unusable() {
    unusable++;
  }

  /** The kernel did not take a packet. */
  void notWritten() {
    notWritten++;
  }

  /** The counts so far. */
  DirectionCounts counts() {
    Map<String, Long> byReason = new TreeMap<>();
    dropped.forEach(
        (reason, count) -> {
          if (count[0] > 0) {
            byReason.put(reason.label(), count[0]);
          }
        });
    return new DirectionCounts(
        arrivedPackets,
        arrivedBytes,
        departedPackets,
        departedBytes,
        opportunities,
        waitedNs,
        byReason,
        refused + unusable + notWritten);
  }

  @Override
  public void arrived(long atNs, int bytes) {
    arrivedPackets++;
    arrivedBytes += bytes;
    next.arrived(atNs, bytes);
  }

  @Override
  public void opportunity(long atNs, int bytes) {
    opportunities++;
    next.opportunity(atNs, bytes);
  }

  @Override
  public void departed(long atNs, int bytes, long arrivedNs) {
    departedPackets++;
    departedBytes += bytes;
    waitedNs += atNs - arrivedNs;
    next.departed(atNs, bytes, arrivedNs);
  }

  @Override
  public void dropped(long atNs, int bytes, DropReason reason) {
    dropped.get(reason)[0]++;
    next.dropped(atNs, bytes, reason);
  }

  @Override
  public void changed(long atNs, String what) {
    next.changed(atNs, what);
  }
}
