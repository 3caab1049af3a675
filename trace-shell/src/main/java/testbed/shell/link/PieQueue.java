package testbed.shell.link;

import java.util.SplittableRandom;
import testbed.timebase.Time;

/**
 * Proportional integral controller enhanced (RFC 8033): an arriving packet is dropped, or marked,
 * with a probability that a controller adapts every 15 ms to how long packets wait and whether that
 * grows. The waiting time is that of the packet at the head (the RFC's time stamps); the controller
 * is always on.
 *
 * @param limit beyond which arriving packets are dropped in any case
 * @param referenceNs the waiting time to aim at; 15 ms unless told
 * @param burstNs how long a burst passes untouched; 150 ms unless told
 * @param seed of the draws
 */
public record PieQueue(QueueLimit limit, long referenceNs, long burstNs, Marking marking, long seed)
    implements QueueDiscipline {
  /** The reference that RFC 8033 recommends. */
  public static final long REFERENCE_NS = 15 * Time.MILLISECOND;

  /** The burst allowance that RFC 8033 recommends. */
  public static final long BURST_NS = 150 * Time.MILLISECOND;

  @Override
  public String name() {
    return "pie";
  }

  @Override
  public String arguments() {
    return limit.arguments()
        + ", qdelay_ref="
        + referenceNs / Time.MILLISECOND
        + ", max_burst="
        + burstNs / Time.MILLISECOND
        + ", seed="
        + seed
        + marking.argument();
  }

  @Override
  public PacketQueue open(PacketQueue.Drops drops) {
    return new Queue(this, drops);
  }

  private static final class Queue implements PacketQueue {
    private static final long UPDATE_NS = 15 * Time.MILLISECOND;
    private static final double ALPHA = 0.125;
    private static final double BETA = 1.25;
    private static final double DECAY = 0.98;
    private static final double MARK_BELOW = 0.1;
    private static final double SPARED_BELOW = 0.2;
    private static final double LARGEST_STEP = 0.02;
    private static final double SAFE_SUM = 0.85;
    private static final double OVERDUE_SUM = 8.5;
    private static final long SHORT_QUEUE_BYTES = 2L * TraceRate.OPPORTUNITY_BYTES;

    private final PieQueue settings;
    private final Drops drops;
    private final Fifo fifo = new Fifo();
    private final SplittableRandom random;
    private double probability;
    private double accumulated;
    private long delayNs;
    private long oldDelayNs;
    private long burstLeftNs;
    private long nextUpdateNs = UPDATE_NS;

    Queue(PieQueue settings, Drops drops) {
      this.settings = settings;
      this.drops = drops;
      random = new SplittableRandom(settings.seed);
      burstLeftNs = settings.burstNs;
    }

    @Override
    public void offer(Packet packet, long nowNs) {
      updateTo(nowNs);
      if (!fifo.hasRoomFor(packet, settings.limit)) {
        drops.dropped(packet, nowNs, DropReason.QUEUE_LIMIT);
      } else if (burstLeftNs > 0 || !drawsADrop()) {
        fifo.add(packet, nowNs);
      } else if (settings.marking == Marking.ON
          && packet.isEcnCapable()
          && probability < MARK_BELOW) {
        packet.markCongestion();
        fifo.add(packet, nowNs);
      } else {
        drops.dropped(packet, nowNs, DropReason.PIE);
      }
    }

    /** The draw, spread so that drops neither cluster nor stay out for long. */
    private boolean drawsADrop() {
      boolean shortWait = oldDelayNs < settings.referenceNs / 2 && probability < SPARED_BELOW;
      if (shortWait || fifo.bytes() <= SHORT_QUEUE_BYTES) {
        return false;
      }
      accumulated = probability == 0 ? 0 : accumulated + probability;
      if (accumulated < SAFE_SUM) {
        return false;
      }
      boolean drop = accumulated >= OVERDUE_SUM || random.nextDouble() < probability;
      if (drop) {
        accumulated = 0;
      }
      return drop;
    }

    @Override
    public Packet poll(long nowNs) {
      updateTo(nowNs);
      return fifo.poll();
    }

    private void updateTo(long nowNs) {
      while (nextUpdateNs <= nowNs) {
        if (fifo.packets() == 0 && probability == 0 && delayNs == 0 && oldDelayNs == 0) {
          burstLeftNs = settings.burstNs;
          nextUpdateNs += (nowNs - nextUpdateNs) / UPDATE_NS * UPDATE_NS;
        } else {
          update(nextUpdateNs);
        }
        nextUpdateNs += UPDATE_NS;
      }
    }

    private void update(long atNs) {
      Packet head = fifo.peek();
      delayNs = head == null ? 0 : atNs - head.arrivedNs();
      double step =
          ALPHA * (delayNs - settings.referenceNs) / Time.SECOND
              + BETA * (delayNs - oldDelayNs) / Time.SECOND;
      step *= scale(probability);
      if (probability >= 0.1 && step > LARGEST_STEP) {
        step = LARGEST_STEP;
      }
      probability += step;
      if (delayNs == 0 && oldDelayNs == 0) {
        probability *= DECAY;
      }
      probability = Math.clamp(probability, 0.0, 1.0);
      burstLeftNs = Math.max(0, burstLeftNs - UPDATE_NS);
      long half = settings.referenceNs / 2;
      if (probability == 0 && delayNs < half && oldDelayNs < half) {
        burstLeftNs = settings.burstNs;
      }
      oldDelayNs = delayNs;
    }

    /** Small probabilities move in small steps. */
    private static double scale(double probability) {
      if (probability < 0.000001) {
        return 1.0 / 2048;
      }
      if (probability < 0.00001) {
        return 1.0 / 512;
      }
      if (probability < 0.0001) {
        return 1.0 / 128;
      }
      if (probability < 0.001) {
        return 1.0 / 32;
      }
      if (probability < 0.01) {
        return 1.0 / 8;
      }
      return probability < 0.1 ? 1.0 / 2 : 1;
    }

    @Override
    public Packet remove() {
      return fifo.poll();
    }

    @Override
    public int packets() {
      return fifo.packets();
    }

    @Override
    public long bytes() {
      return fifo.bytes();
    }
  }
}
