package testbed.harness.virtual;

import java.util.ArrayDeque;
import java.util.List;
import testbed.salsify.PacketSink;
import testbed.timebase.Agent;
import testbed.timebase.Time;

/** Packets that are on their way from a program to the link, or from the link to a program. */
final class LateWay implements Agent, PacketSink {
  private final Lateness lateness;
  private final PacketSink far;
  private final ArrayDeque<Late> waiting = new ArrayDeque<>();

  @SuppressWarnings("ArrayRecordComponent") // packets are shared and frozen
  private record Late(byte[] packet, long atNs) {}

  LateWay(List<Long> latenessNs, PacketSink far) {
    this.lateness = new Lateness(latenessNs);
    this.far = far;
  }

  @Override
  public void send(byte[] packet, long nowNs) {
    if (lateness.isNone()) {
      far.send(packet, nowNs);
    } else {
      waiting.add(new Late(packet, lateness.thereNs(nowNs)));
    }
  }

  @Override
  public void advanceTo(long nowNs) {
    while (nextEventNs() <= nowNs) {
      Late late = waiting.remove();
      far.send(late.packet(), late.atNs());
    }
  }

  @Override
  public long nextEventNs() {
    return waiting.isEmpty() ? Time.NEVER : waiting.peek().atNs();
  }
}
