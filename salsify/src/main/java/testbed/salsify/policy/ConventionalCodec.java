package testbed.salsify.policy;

import java.util.List;
import testbed.salsify.wire.DataPacket;
import testbed.timebase.Time;

/**
 * The ablation without a functional codec: Salsify's transport, but one encoding of each frame,
 * which is sent whether it fits or not; its quantizer follows the network once a second.
 */
public final class ConventionalCodec implements SendingPolicy {
  private LongTermQuantizer quantizer = LongTermQuantizer.START;

  /** Nothing sent yet. */
  public ConventionalCodec() {}

  @Override
  public List<Integer> quantizers() {
    return List.of(quantizer.rounded());
  }

  @Override
  public Decision decide(List<Integer> bytes, Situation situation) {
    Network network = situation.network();
    long limit = TargetSize.bytes(network);
    quantizer = quantizer.spent(bytes.getFirst());
    if (network.acknowledged()) {
      quantizer = quantizer.steered(bytesPerSecond(network), situation.nowNs());
    }
    return Decision.send(0, "only", limit);
  }

  @Override
  public long packetGapNs(Network network) {
    return Pacing.gapNs(network.interArrivalUs());
  }

  private static double bytesPerSecond(Network network) {
    long interArrivalNs = Math.max(1, network.interArrivalUs()) * Time.MICROSECOND;
    return DataPacket.MAX_PAYLOAD * (double) Time.SECOND / interArrivalNs;
  }
}
