package testbed.salsify.policy;

import java.util.List;
import testbed.salsify.wire.DataPacket;
import testbed.timebase.Time;

/**
 * The ablation without either half of Salsify: a conventional encoder, one encoding of each frame,
 * below a conventional transport whose rate follows the network over seconds. Frames are left out
 * only while the pacer's queue is long.
 */
public final class Conventional implements SendingPolicy {
  private static final double PACE = 2.5;
  private static final double LONGEST_QUEUE_SECONDS = 0.3;

  private LongTermQuantizer quantizer = LongTermQuantizer.START;
  private LongTermRate rate = LongTermRate.START;

  /** Nothing sent yet. */
  public Conventional() {}

  @Override
  public List<Integer> quantizers() {
    return List.of(quantizer.rounded());
  }

  @Override
  public Decision decide(List<Integer> bytes, Situation situation) {
    quantizer = quantizer.steered(rate.bytesPerSecond(), situation.nowNs());
    long limit = Math.round(rate.bytesPerSecond() * LONGEST_QUEUE_SECONDS);
    if ((long) situation.queuedPackets() * DataPacket.MAX_PAYLOAD > limit) {
      return Decision.skip("queue", limit);
    }
    quantizer = quantizer.spent(bytes.getFirst());
    return Decision.send(0, "only", limit);
  }

  @Override
  public void acknowledged(Delivery delivery) {
    rate = rate.after(delivery);
  }

  @Override
  public long packetGapNs(Network network) {
    return Math.round(DataPacket.MAX_PAYLOAD * Time.SECOND / (PACE * rate.bytesPerSecond()));
  }
}
