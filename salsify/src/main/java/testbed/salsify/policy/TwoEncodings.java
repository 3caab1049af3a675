package testbed.salsify.policy;

import java.util.List;
import java.util.Locale;

/**
 * Salsify: two encodings of each frame, of which the network takes one or none.
 *
 * <p>Of a key frame the better one is never sent (ours): everything waits until all packets of it
 * have come, and the next frame is better already.
 */
public final class TwoEncodings implements SendingPolicy {
  private int lastSent = Quantizers.START;
  private int skips;

  /** Nothing sent yet. */
  public TwoEncodings() {}

  @Override
  public List<Integer> quantizers() {
    Quantizers around = Quantizers.around(lastSent);
    return List.of(around.better(), around.smaller());
  }

  @Override
  public Decision decide(List<Integer> bytes, Situation situation) {
    Network network = situation.network();
    long limit = TargetSize.bytes(network);
    int better = bytes.get(0);
    int smaller = bytes.get(1);
    Choice choice = Choice.among(better, smaller, network, skips);
    if (choice == Choice.BETTER && situation.reference() instanceof Reference.Initial) {
      choice = Choice.SMALLER;
    }
    String why = choice.name().toLowerCase(Locale.ROOT);
    if (choice == Choice.NOTHING) {
      skips++;
      return Decision.skip(why, limit);
    }
    int index = choice == Choice.BETTER ? 0 : 1;
    lastSent = quantizers().get(index);
    skips = 0;
    return Decision.send(index, why, limit);
  }

  @Override
  public long packetGapNs(Network network) {
    return Pacing.gapNs(network.interArrivalUs());
  }
}
