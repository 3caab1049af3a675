package testbed.shell.link;

import testbed.timebase.Time;

/**
 * Every packet leaves exactly {@code delayNs} after it came.
 *
 * @param delayNs at least 0
 */
public record FixedDelay(long delayNs) implements Effect {
  /** Checks the range. */
  public FixedDelay {
    if (delayNs < 0) {
      throw new IllegalArgumentException("a delay is at least 0, not " + delayNs + " ns");
    }
  }

  @Override
  public Link open(LinkOutput output, LinkObserver observer) {
    return new Machine(delayNs, output);
  }

  private static final class Machine implements Link {
    private final LinkOutput output;
    private final DueRing due = new DueRing();
    private long delayNs;
    private long lastDueNs;

    Machine(long delayNs, LinkOutput output) {
      this.delayNs = delayNs;
      this.output = output;
    }

    @Override
    public boolean change(LinkChange change, long nowNs) {
      advanceTo(nowNs);
      if (change instanceof LinkChange.Delay(long changedNs)) {
        delayNs = changedNs;
        return true;
      }
      return false;
    }

    @Override
    public void offer(Packet packet, long nowNs) {
      advanceTo(nowNs);
      lastDueNs = Math.max(lastDueNs, nowNs + delayNs);
      if (lastDueNs == nowNs) {
        output.departed(packet, nowNs);
      } else {
        due.add(packet, lastDueNs);
      }
    }

    @Override
    public void advanceTo(long nowNs) {
      while (due.nextNs() <= nowNs) {
        long atNs = due.nextNs();
        output.departed(due.poll(), atNs);
      }
    }

    @Override
    public long nextEventNs() {
      return due.nextNs();
    }

    @Override
    public int packetsInside() {
      return due.size();
    }
  }

  /** Packets with the instants at which they leave, in order. */
  private static final class DueRing {
    private final PacketRing packets = new PacketRing();
    private long[] instants = new long[64];
    private int head;

    void add(Packet packet, long atNs) {
      if (packets.size() == instants.length) {
        grow();
      }
      instants[(head + packets.size()) & (instants.length - 1)] = atNs;
      packets.add(packet);
    }

    long nextNs() {
      return packets.size() == 0 ? Time.NEVER : instants[head];
    }

    Packet poll() {
      head = (head + 1) & (instants.length - 1);
      return packets.poll();
    }

    int size() {
      return packets.size();
    }

    private void grow() {
      long[] larger = new long[2 * instants.length];
      for (int i = 0; i < packets.size(); i++) {
        larger[i] = instants[(head + i) & (instants.length - 1)];
      }
      instants = larger;
      head = 0;
    }
  }
}
