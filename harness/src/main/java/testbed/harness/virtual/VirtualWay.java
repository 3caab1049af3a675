package testbed.harness.virtual;

import java.util.HashMap;
import java.util.Map;
import testbed.salsify.PacketSink;
import testbed.shell.link.DropReason;
import testbed.shell.link.Effect;
import testbed.shell.link.Link;
import testbed.shell.link.LinkObserver;
import testbed.shell.link.LinkOutput;
import testbed.shell.link.Packet;
import testbed.timebase.Agent;

/** One direction of the link with the bytes of its packets. */
final class VirtualWay implements Agent, PacketSink, LinkOutput {
  /** What UDP, IP and the link's framing add to a datagram. */
  private static final int OVERHEAD = 8 + 20 + 4;

  private final Link link;
  private final Map<Long, byte[]> inside = new HashMap<>();
  private PacketSink far = (packet, nowNs) -> {};
  private long packets;

  VirtualWay(Effect effect, LinkObserver observer) {
    link = effect.observable().open(this, observer);
  }

  void connect(PacketSink receiver) {
    far = receiver;
  }

  @Override
  public void send(byte[] packet, long nowNs) {
    long id = packets++;
    inside.put(id, packet);
    link.offer(new Packet(0).as(id, packet.length + OVERHEAD), nowNs);
  }

  @Override
  public void departed(Packet packet, long atNs) {
    byte[] bytes = inside.remove(packet.id());
    if (packet.damagedBit() != Packet.UNDAMAGED) {
      bytes = bytes.clone();
      bytes[packet.damagedBit() / 8 % bytes.length] ^= (byte) (1 << packet.damagedBit() % 8);
    }
    far.send(bytes, atNs);
  }

  @Override
  public void dropped(Packet packet, long atNs, DropReason reason) {
    inside.remove(packet.id());
  }

  @Override
  public Packet duplicate(Packet packet) {
    long id = packets++;
    inside.put(id, inside.get(packet.id()));
    return new Packet(0).as(id, packet.bytes());
  }

  @Override
  public void advanceTo(long nowNs) {
    link.advanceTo(nowNs);
  }

  @Override
  public long nextEventNs() {
    return link.nextEventNs();
  }
}
