package testbed.shell.link;

import java.util.SplittableRandom;

/** Sends some packets twice, the copy right behind the original. */
public record Duplication(double probability, long seed) implements Effect {
  /** Checks the range. */
  public Duplication {
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
          Packet twin = random.nextDouble() < probability ? output.duplicate(packet) : null;
          output.departed(packet, nowNs);
          if (twin != null) {
            output.departed(twin, nowNs);
          }
          return Loss.Passing.GONE;
        });
  }
}
