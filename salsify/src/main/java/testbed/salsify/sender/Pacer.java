package testbed.salsify.sender;

import java.util.ArrayDeque;
import testbed.salsify.PacketSink;
import testbed.timebase.Agent;
import testbed.timebase.Time;

/**
 * Sends packets one by one, no faster than it is told: at each instant at which one is due, as far
 * as it is told of them. Confined to one thread.
 */
public final class Pacer implements Agent {
  private static final int REMEMBERED = 8192;

  private final PacketSink sink;
  private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
  private final long[] departuresNs = new long[REMEMBERED];
  private long departed;
  private long gapNs;
  private long lastNs = -Time.SECOND;

  /** A pacer with nothing to send; {@code sink} takes the packets. */
  public Pacer(PacketSink sink) {
    this.sink = sink;
  }

  /** Appends a packet to those that wait. */
  public void add(byte[] packet) {
    queue.add(packet);
  }

  /** The time between two packets from now on, in nanoseconds. */
  public void setGapNs(long gapNs) {
    this.gapNs = gapNs;
  }

  long gapNs() {
    return gapNs;
  }

  int queued() {
    return queue.size();
  }

  /** When the packet at this place of the sending order left; only the last few are remembered. */
  long departureNs(long sequence) {
    return departuresNs[(int) (sequence % REMEMBERED)];
  }

  @Override
  public void advanceTo(long nowNs) {
    while (nextEventNs() <= nowNs) {
      lastNs = Math.max(lastNs + gapNs, nowNs - gapNs);
      departuresNs[(int) (departed % REMEMBERED)] = nowNs;
      departed++;
      sink.send(queue.remove(), nowNs);
    }
  }

  @Override
  public long nextEventNs() {
    return queue.isEmpty() ? Time.NEVER : lastNs + gapNs;
  }
}
