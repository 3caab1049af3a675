package testbed.salsify.live;

import java.util.concurrent.ConcurrentLinkedQueue;
import testbed.timebase.Agent;
import testbed.timebase.Clock;
import testbed.timebase.Time;

/**
 * Packets on their way from the socket's thread to the agents'. Each is stamped when it comes off
 * the socket, so that a busy machine does not look like a slow network.
 *
 * @param <F> whom a packet is from
 */
public final class Inbox<F> implements Agent {
  private final ConcurrentLinkedQueue<Waiting<F>> queue = new ConcurrentLinkedQueue<>();
  private final Clock clock;
  private final Runnable onArrival;
  private Consumer<F> consumer = (packet, from, arrivedNs) -> {};

  @SuppressWarnings("ArrayRecordComponent") // packets are shared and frozen
  private record Waiting<F>(byte[] packet, F from, long atNs) {}

  /**
   * Takes packets on the agents' thread.
   *
   * @param <F> whom a packet is from
   */
  @FunctionalInterface
  public interface Consumer<F> {
    /** One packet. */
    void packet(byte[] packet, F from, long arrivedNs);
  }

  /** An empty inbox; {@code onArrival} is called on the socket's thread for each packet. */
  public Inbox(Clock clock, Runnable onArrival) {
    this.clock = clock;
    this.onArrival = onArrival;
  }

  /** Says who takes the packets; until then they are thrown away. On the agents' thread. */
  public void deliverTo(Consumer<F> consumer) {
    this.consumer = consumer;
  }

  /** Puts a packet in; from any thread. */
  public void put(byte[] packet, F from) {
    queue.add(new Waiting<>(packet, from, clock.nowNs()));
    onArrival.run();
  }

  @Override
  public void advanceTo(long nowNs) {
    for (var next = queue.poll(); next != null; next = queue.poll()) {
      consumer.packet(next.packet(), next.from(), next.atNs());
    }
  }

  @Override
  public long nextEventNs() {
    return queue.isEmpty() ? Time.NEVER : 0;
  }
}
