package testbed.shell.tun;

import org.HdrHistogram.Histogram;
import testbed.shell.link.DropReason;
import testbed.shell.link.Effect;
import testbed.shell.link.Link;
import testbed.shell.link.LinkChange;
import testbed.shell.link.LinkObserver;
import testbed.shell.link.LinkOutput;
import testbed.shell.link.Packet;
import testbed.timebase.Time;

/** One direction: from one port through a link to the other port. Confined to the packet thread. */
final class FerryDirection implements LinkOutput {
  /** Mahimahi accounts for the four bytes that a TUN device puts in front of a packet. */
  private static final int FRAMING_BYTES = 4;

  private static final long LONGEST_LATENESS_NS = 60 * Time.SECOND;
  private static final int DRAIN_AT_MOST = 64;

  /** In the place of the beginning of a sleep: the thread was awake. */
  static final long AWAKE = Time.NEVER;

  private final Port from;
  private final Port to;
  private final PacketStore store;
  private final IpHeader header;
  private final Link link;
  private final Histogram lateness;
  private final DirectionCounters counters;
  private final FerryClock clock;
  private final ArrivalStamps stamps;
  private long nextId;

  FerryDirection(Port from, Port to, Wiring wiring) {
    this.from = from;
    this.to = to;
    this.store = wiring.store();
    this.header = new IpHeader(store, from.kind().headerBytes);
    this.lateness = wiring.lateness();
    this.counters = new DirectionCounters(wiring.observer());
    this.clock = wiring.clock();
    this.stamps = new ArrivalStamps(from, clock);
    this.link = wiring.effect().observable().open(this, counters);
  }

  /** What both directions share, and what this one does. */
  record Wiring(
      PacketStore store,
      Histogram lateness,
      FerryClock clock,
      Effect effect,
      LinkObserver observer) {}

  Link link() {
    return link;
  }

  DirectionCounters counters() {
    return counters;
  }

  /** The thread goes to sleep until a packet comes. */
  void sleeps() {
    stamps.forget();
  }

  /**
   * Takes what waits at the port, up to a batch; before time zero it passes untouched.
   *
   * @param asleepSinceNs when the sleep began from which a packet woke the thread, or {@link
   *     #AWAKE}; packets then count as arrived when the kernel saw them
   * @return how many packets that were
   */
  int drain(long asleepSinceNs) {
    long earliestNs = asleepSinceNs == AWAKE ? 0 : Math.max(0, asleepSinceNs);
    for (int i = 0; i < DRAIN_AT_MOST; i++) {
      Packet packet = store.take();
      if (packet == null) {
        counters.refused();
        return i;
      }
      long read = Kernel.read(from.fd(), store.address(packet), PacketStore.PLACE_BYTES);
      int ipBytes = (int) read - from.kind().headerBytes;
      if (read < 0 || !accepts(ipBytes)) {
        store.release(packet);
        if (read < 0) {
          return i;
        }
        counters.unusable();
        continue;
      }
      clock.packet();
      long arrivedNs = arrivedNs(asleepSinceNs, earliestNs);
      earliestNs = Math.max(earliestNs, arrivedNs);
      packet.as(nextId++, ipBytes + FRAMING_BYTES);
      if (header.isEcnCapable(packet, ipBytes)) {
        packet.ecnCapable();
      }
      if (arrivedNs < 0) {
        send(packet, ipBytes);
        store.release(packet);
      } else {
        link.offer(packet, arrivedNs);
      }
    }
    return DRAIN_AT_MOST;
  }

  /** When the packet just read came; negative before time zero. */
  private long arrivedNs(long asleepSinceNs, long earliestNs) {
    if (asleepSinceNs == AWAKE) {
      stamps.skip();
      return clock.nowNs();
    }
    return stamps.arrivedNs(earliestNs);
  }

  /** Refuses what is empty or longer than a place, of which only the beginning was read. */
  private boolean accepts(int ipBytes) {
    return ipBytes > 0 && ipBytes + from.kind().headerBytes < PacketStore.PLACE_BYTES;
  }

  /**
   * Changes the link now, or at time zero when that is still to come.
   *
   * @return whether there was anything to change
   */
  boolean change(LinkChange change, String what) {
    long nowNs = Math.max(0, clock.nowNs());
    boolean changed = link.change(change, nowNs);
    if (changed) {
      counters.changed(nowNs, what);
    }
    return changed;
  }

  private void send(Packet packet, int ipBytes) {
    int length = ipBytes + to.kind().headerBytes;
    if (Kernel.write(to.fd(), store.address(packet), length) < 0) {
      counters.notWritten();
    }
  }

  @Override
  public void departed(Packet packet, long atNs) {
    int ipBytes = packet.bytes() - FRAMING_BYTES;
    header.apply(packet, ipBytes);
    send(packet, ipBytes);
    long lateNs = clock.nowNs() - atNs;
    lateness.recordValue(Math.clamp(lateNs, 0, LONGEST_LATENESS_NS));
    store.release(packet);
  }

  @Override
  public void dropped(Packet packet, long atNs, DropReason reason) {
    store.release(packet);
  }

  @Override
  public Packet duplicate(Packet packet) {
    return store.duplicate(packet);
  }
}
