package testbed.shell.link;

import testbed.timebase.Time;

/**
 * Controlled delay (RFC 8289): when packets have waited longer than {@code targetNs} for a whole
 * {@code intervalNs}, the head is dropped, or marked when its sender understands marks and {@code
 * marking} says so, at a rate that grows with the square root of the number of drops.
 *
 * <p>Decisions are taken in scheduled time, when a packet leaves the queue, and the packet that was
 * judged is the one that is dropped.
 *
 * @param limit beyond which arriving packets are dropped
 * @param targetNs the waiting time that is acceptable; 5 ms unless told
 * @param intervalNs a worst-case round trip; 100 ms unless told
 */
public record CoDelQueue(QueueLimit limit, long targetNs, long intervalNs, Marking marking)
    implements QueueDiscipline {
  /** The waiting time that RFC 8289 recommends. */
  public static final long TARGET_NS = 5 * Time.MILLISECOND;

  /** The interval that RFC 8289 recommends. */
  public static final long INTERVAL_NS = 100 * Time.MILLISECOND;

  @Override
  public String name() {
    return "codel";
  }

  @Override
  public String arguments() {
    return limit.arguments()
        + ", target="
        + targetNs / Time.MILLISECOND
        + ", interval="
        + intervalNs / Time.MILLISECOND
        + marking.argument();
  }

  @Override
  public PacketQueue open(PacketQueue.Drops drops) {
    return new Queue(this, drops);
  }

  private static final class Queue implements PacketQueue {
    /** A queue of no more than this is never judged: a full packet. */
    private static final long FULL_PACKET_BYTES = TraceRate.OPPORTUNITY_BYTES;

    /** After a pause shorter than this many intervals, dropping goes on where it had been. */
    private static final long RECENT_INTERVALS = 16;

    private final CoDelQueue settings;
    private final Drops drops;
    private final Fifo fifo = new Fifo();
    private long firstAboveNs = Time.NEVER;
    private long dropNextNs;
    private int count;
    private int lastCount;
    private boolean dropping;
    private boolean mayDrop;

    Queue(CoDelQueue settings, Drops drops) {
      this.settings = settings;
      this.drops = drops;
    }

    @Override
    public void offer(Packet packet, long nowNs) {
      if (fifo.hasRoomFor(packet, settings.limit)) {
        fifo.add(packet, nowNs);
      } else {
        drops.dropped(packet, nowNs, DropReason.QUEUE_LIMIT);
      }
    }

    @Override
    public Packet poll(long nowNs) {
      Packet packet = next(nowNs);
      if (dropping) {
        return goOn(packet, nowNs);
      }
      return mayDrop ? begin(packet, nowNs) : packet;
    }

    /** The head, and whether it has been too late for long enough. */
    private Packet next(long nowNs) {
      Packet packet = fifo.poll();
      mayDrop = false;
      if (packet == null
          || nowNs - packet.arrivedNs() < settings.targetNs
          || fifo.bytes() + packet.bytes() <= FULL_PACKET_BYTES) {
        firstAboveNs = Time.NEVER;
      } else if (firstAboveNs == Time.NEVER) {
        firstAboveNs = nowNs + settings.intervalNs;
      } else {
        mayDrop = nowNs >= firstAboveNs;
      }
      return packet;
    }

    private Packet goOn(Packet head, long nowNs) {
      Packet packet = head;
      dropping = mayDrop;
      while (dropping && nowNs >= dropNextNs) {
        count++;
        if (marks(packet)) {
          dropNextNs = later(dropNextNs);
          return packet;
        }
        drops.dropped(packet, nowNs, DropReason.CODEL);
        packet = next(nowNs);
        dropping = mayDrop;
        if (dropping) {
          dropNextNs = later(dropNextNs);
        }
      }
      return packet;
    }

    private Packet begin(Packet head, long nowNs) {
      Packet packet = head;
      if (!marks(packet)) {
        drops.dropped(packet, nowNs, DropReason.CODEL);
        packet = next(nowNs);
      }
      dropping = true;
      int before = count - lastCount;
      boolean recent = nowNs - dropNextNs < RECENT_INTERVALS * settings.intervalNs;
      count = before > 1 && recent ? before : 1;
      dropNextNs = later(nowNs);
      lastCount = count;
      return packet;
    }

    private boolean marks(Packet packet) {
      if (settings.marking == Marking.OFF || !packet.isEcnCapable()) {
        return false;
      }
      packet.markCongestion();
      return true;
    }

    /** The control law. */
    private long later(long fromNs) {
      return fromNs + (long) (settings.intervalNs / Math.sqrt(count));
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
