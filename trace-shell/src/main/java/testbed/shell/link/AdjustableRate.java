package testbed.shell.link;

/**
 * A link whose rate and queue can be changed while it runs; until then the same as {@link
 * TraceRate}, {@link ProfiledRate} or {@link Unlimited}.
 *
 * <p>A packet in transit goes on with the bytes that are still to be sent.
 *
 * @param rate the rate at first: a {@link LinkChange.Rate}, {@link LinkChange.Recording} or {@link
 *     LinkChange.NoRateLimit}, applied at time zero
 * @param queue what waits at first
 */
public record AdjustableRate(LinkChange rate, QueueDiscipline queue) implements Effect {
  /** Checks that the rate is one. */
  public AdjustableRate {
    if (!isRate(rate)) {
      throw new IllegalArgumentException("not a rate: " + rate);
    }
  }

  private static boolean isRate(LinkChange change) {
    return switch (change) {
      case LinkChange.Rate _, LinkChange.Recording _, LinkChange.NoRateLimit _ -> true;
      case LinkChange.Queue _, LinkChange.Delay _, LinkChange.Losses _ -> false;
    };
  }

  @Override
  public boolean limitsRate() {
    return true;
  }

  @Override
  public Link open(LinkOutput output, LinkObserver observer) {
    return new Machine(this, new LinkTaps(output, observer));
  }

  private static final class Machine implements Link {
    private static final long BEFORE_TIME_ZERO = -1;

    private final LinkTaps taps;
    private PacketQueue queue;
    private RateMachine current;

    Machine(AdjustableRate settings, LinkTaps taps) {
      this.taps = taps;
      queue = taps.open(settings.queue);
      current = open(settings.rate, RateMachine.Backlog.of(queue), BEFORE_TIME_ZERO);
    }

    private RateMachine open(LinkChange rate, RateMachine.Backlog backlog, long nowNs) {
      return switch (rate) {
        case LinkChange.Rate(RateProfile profile) ->
            new ProfiledRate.Machine(profile, Math.max(0, nowNs), backlog, taps);
        case LinkChange.Recording(Opportunities.Source recording) ->
            new TraceRate.Machine(recording.openAfter(nowNs), backlog, taps);
        default -> new Open(backlog, taps, nowNs);
      };
    }

    @Override
    public boolean change(LinkChange change, long nowNs) {
      advanceTo(nowNs);
      if (isRate(change)) {
        current = open(change, current.release(nowNs), nowNs);
        return true;
      }
      if (change instanceof LinkChange.Queue(QueueDiscipline discipline)) {
        PacketQueue old = queue;
        queue = taps.open(discipline);
        current.use(queue);
        move(old, nowNs);
        return true;
      }
      return false;
    }

    /** A packet that the new queue takes keeps its arrival; one that it drops needs none. */
    private void move(PacketQueue old, long nowNs) {
      Packet packet = old.remove();
      while (packet != null) {
        long arrivedNs = packet.arrivedNs();
        queue.offer(packet, nowNs);
        packet.arrivedAt(arrivedNs);
        packet = old.remove();
      }
    }

    @Override
    public void offer(Packet packet, long nowNs) {
      current.offer(packet, nowNs);
    }

    @Override
    public void advanceTo(long nowNs) {
      current.advanceTo(nowNs);
    }

    @Override
    public long nextEventNs() {
      return current.nextEventNs();
    }

    @Override
    public int packetsInside() {
      return current.packetsInside();
    }
  }

  /** No limit: what comes leaves at once, and the queue stays empty. */
  private static final class Open implements RateMachine, InstantLink {
    private final LinkTaps taps;
    private PacketQueue queue;

    Open(Backlog backlog, LinkTaps taps, long nowNs) {
      this.taps = taps;
      this.queue = backlog.queue();
      Packet packet = backlog.inTransit() == null ? queue.remove() : backlog.inTransit();
      while (packet != null) {
        depart(packet, nowNs, packet.arrivedNs());
        packet = queue.remove();
      }
    }

    private void depart(Packet packet, long atNs, long arrivedNs) {
      taps.observer().departed(atNs, packet.bytes(), arrivedNs);
      taps.output().departed(packet, atNs);
    }

    @Override
    public void offer(Packet packet, long nowNs) {
      taps.observer().arrived(nowNs, packet.bytes());
      depart(packet, nowNs, nowNs);
    }

    @Override
    public Backlog release(long nowNs) {
      return Backlog.of(queue);
    }

    @Override
    public void use(PacketQueue other) {
      queue = other;
    }
  }
}
