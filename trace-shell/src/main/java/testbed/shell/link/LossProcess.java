package testbed.shell.link;

import java.util.BitSet;
import java.util.SplittableRandom;

/** Which packets are lost. Immutable; each opening makes the same decisions again. */
public sealed interface LossProcess {
  /** The decisions from the beginning. */
  Decisions open();

  /** The reason that drops are logged with. */
  default DropReason reason() {
    return DropReason.LOSS;
  }

  /** Decides packet by packet. */
  @FunctionalInterface
  interface Decisions {
    /** Whether the packet that came at {@code nowNs} is lost. */
    boolean lose(long nowNs);
  }

  /** Every packet is lost with the same probability, whatever became of the others. */
  record Independent(double probability, long seed) implements LossProcess {
    /** Nothing is lost. */
    public static final LossProcess NONE = new Independent(0, 1);

    /** Checks the range. */
    public Independent {
      requireProbability(probability);
    }

    @Override
    public Decisions open() {
      SplittableRandom random = new SplittableRandom(seed);
      return nowNs -> random.nextDouble() < probability;
    }
  }

  /**
   * Losses in bursts (Gilbert, Elliott): a chain of two states that steps with each packet; in the
   * bad one every packet is lost.
   *
   * @param meanLoss the fraction of packets that is lost in the long run, below 1
   * @param meanBurst the mean number of packets lost in a row, at least 1 and large enough for the
   *     mean loss to be possible
   */
  record GilbertElliott(double meanLoss, double meanBurst, long seed) implements LossProcess {
    /** Checks the ranges. */
    public GilbertElliott {
      requireProbability(meanLoss);
      if (!(meanBurst >= 1) || meanLoss == 1 || meanLoss / (1 - meanLoss) > meanBurst) {
        throw new IllegalArgumentException(
            "a mean loss of " + meanLoss + " in bursts of " + meanBurst + " is not possible");
      }
    }

    @Override
    public Decisions open() {
      return new Chain(this);
    }

    private static final class Chain implements Decisions {
      private final SplittableRandom random;
      private final double toBad;
      private final double toGood;
      private boolean bad;

      Chain(GilbertElliott settings) {
        random = new SplittableRandom(settings.seed);
        toGood = 1 / settings.meanBurst;
        toBad = toGood * settings.meanLoss / (1 - settings.meanLoss);
        bad = random.nextDouble() < settings.meanLoss;
      }

      @Override
      public boolean lose(long nowNs) {
        boolean lost = bad;
        bad = bad ? random.nextDouble() >= toGood : random.nextDouble() < toBad;
        return lost;
      }
    }
  }

  /**
   * A link that is switched on and off, as by Mahimahi's mm-onoff (exponential times) and
   * mm-intermittent (fixed times). It begins on; packets that come while it is off are lost.
   */
  record OnOff(long meanOnNs, long meanOffNs, Times times, long seed) implements LossProcess {
    /** How long a state lasts. */
    public enum Times {
      /** Exactly its mean. */
      FIXED,
      /** An exponentially distributed time. */
      EXPONENTIAL
    }

    /** Checks the ranges. */
    public OnOff {
      if (meanOnNs < 1 || meanOffNs < 1) {
        throw new IllegalArgumentException("on and off times are at least 1 ns");
      }
    }

    @Override
    public DropReason reason() {
      return DropReason.OFF;
    }

    @Override
    public Decisions open() {
      return new Switch(this);
    }

    private static final class Switch implements Decisions {
      private final OnOff settings;
      private final SplittableRandom random;
      private boolean on = true;
      private long switchesNs;

      Switch(OnOff settings) {
        this.settings = settings;
        random = new SplittableRandom(settings.seed);
        switchesNs = time(settings.meanOnNs);
      }

      @Override
      public boolean lose(long nowNs) {
        while (switchesNs <= nowNs) {
          on = !on;
          switchesNs += time(on ? settings.meanOnNs : settings.meanOffNs);
        }
        return !on;
      }

      private long time(long meanNs) {
        return settings.times == Times.FIXED
            ? meanNs
            : 1 + (long) (-meanNs * Math.log1p(-random.nextDouble()));
      }
    }
  }

  /**
   * The first packets from one moment on are lost, and no other: to see how a system recovers.
   *
   * @param atNs when, since the link began
   * @param packets how many, at least 1
   */
  record Once(long atNs, int packets) implements LossProcess {
    /** Checks the ranges. */
    public Once {
      if (atNs < 0 || packets < 1) {
        throw new IllegalArgumentException("a single loss is of at least one packet, from 0 s on");
      }
    }

    @Override
    public Decisions open() {
      return new Decisions() {
        private int lost;

        @Override
        public boolean lose(long nowNs) {
          boolean now = nowNs >= atNs && lost < packets;
          lost += now ? 1 : 0;
          return now;
        }
      };
    }
  }

  /** A recorded pattern, packet by packet, that starts over at its end. */
  record Pattern(BitSet lost, int length) implements LossProcess {
    /** Copies the pattern. */
    public Pattern {
      lost = (BitSet) lost.clone();
      if (length < 1 || lost.length() > length) {
        throw new IllegalArgumentException("a pattern has at least one packet");
      }
    }

    @Override
    public Decisions open() {
      return new Decisions() {
        private int index;

        @Override
        public boolean lose(long nowNs) {
          boolean is = lost.get(index);
          index = index + 1 == length ? 0 : index + 1;
          return is;
        }
      };
    }
  }

  private static void requireProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
    }
  }
}
