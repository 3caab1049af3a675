package testbed.salsify;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import testbed.timebase.Agent;
import testbed.timebase.Time;

/**
 * One direction of a bad network, in virtual time and from a seed: a bottleneck with a queue of 256
 * packets, a delay of 20 ms, and the faults of a {@link Fault}.
 */
final class FaultyPath implements Agent, PacketSink {
  private static final long DELAY_NS = 20 * Time.MILLISECOND;
  private static final long LATE_NS = 15 * Time.MILLISECOND;
  private static final int QUEUE_PACKETS = 256;

  private final Fault fault;
  private final long packetNs;
  private final Random random;
  private final PriorityQueue<InTransit> transit =
      new PriorityQueue<>(
          Comparator.comparingLong(InTransit::arrivalNs).thenComparingLong(InTransit::order));
  private PacketSink far = (packet, nowNs) -> {};
  private long freeNs;
  private long order;
  private boolean inBurst;

  @SuppressWarnings("ArrayRecordComponent") // packets are shared and frozen
  private record InTransit(byte[] packet, long arrivalNs, long order) {}

  /**
   * @param packetNs what each packet takes of the bottleneck
   */
  FaultyPath(Fault fault, long packetNs, long seed) {
    this.fault = fault;
    this.packetNs = packetNs;
    this.random = new Random(seed);
  }

  void connect(PacketSink receiver) {
    far = receiver;
  }

  @Override
  public void send(byte[] packet, long nowNs) {
    if (isLost(nowNs) || freeNs - nowNs > QUEUE_PACKETS * packetNs) {
      return;
    }
    freeNs = Math.max(freeNs, nowNs) + packetNs;
    byte[] arriving = random.nextDouble() < fault.corrupt() ? damaged(packet) : packet;
    long late = random.nextDouble() < fault.reorder() ? LATE_NS : 0;
    add(arriving, freeNs + DELAY_NS + late);
    if (random.nextDouble() < fault.duplicate()) {
      add(arriving, freeNs + DELAY_NS + random.nextLong(LATE_NS));
    }
  }

  private void add(byte[] packet, long arrivalNs) {
    transit.add(new InTransit(packet, arrivalNs, order++));
  }

  private boolean isLost(long nowNs) {
    if (nowNs % fault.blackoutEveryNs() >= fault.blackoutEveryNs() - fault.blackoutNs()) {
      return true;
    }
    if (fault.meanBurst() <= 1) {
      return random.nextDouble() < fault.loss();
    }
    double leave = 1 / fault.meanBurst();
    double enter = leave * fault.loss() / (1 - fault.loss());
    inBurst = random.nextDouble() < (inBurst ? 1 - leave : enter);
    return inBurst;
  }

  private byte[] damaged(byte[] packet) {
    byte[] copy = packet.clone();
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 + random.nextInt(255));
    }
    return copy;
  }

  @Override
  public void advanceTo(long nowNs) {
    while (nextEventNs() <= nowNs) {
      InTransit next = transit.remove();
      far.send(next.packet(), next.arrivalNs());
    }
  }

  @Override
  public long nextEventNs() {
    return transit.isEmpty() ? Time.NEVER : transit.peek().arrivalNs();
  }
}
