package testbed.shell.link;

import java.util.SplittableRandom;

/** Flips one bit in some packets, anywhere but in the first byte, which says what they are. */
public record Corruption(double probability, long seed) implements Effect {
  private static final int BITS_TO_CHOOSE_FROM = 1 << 20;

  /** Checks the range. */
  public Corruption {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
    }
  }

  @Override
  public Link open(LinkOutput output, LinkObserver observer) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Loss.Passing(
        output,
        (packet, nowNs) -> {
          if (random.nextDouble() < probability) {
            packet.damage(random.nextInt(BITS_TO_CHOOSE_FROM));
          }
          return Loss.Passing.ON;
        });
  }
}
