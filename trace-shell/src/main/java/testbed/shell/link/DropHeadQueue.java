package testbed.shell.link;

/**
 * Takes every packet, then drops from the head until the limit holds again. A packet larger than
 * the whole limit is dropped itself, the last of all.
 */
public record DropHeadQueue(QueueLimit limit) implements QueueDiscipline {
  @Override
  public String name() {
    return "drophead";
  }

  @Override
  public String arguments() {
    return limit.arguments();
  }

  @Override
  public PacketQueue open(PacketQueue.Drops drops) {
    return new Queue(limit, drops, new Fifo());
  }

  private record Queue(QueueLimit limit, Drops drops, Fifo fifo) implements PacketQueue {
    @Override
    public void offer(Packet packet, long nowNs) {
      fifo.add(packet, nowNs);
      while (!limit.allows(fifo.packets(), fifo.bytes())) {
        drops.dropped(fifo.poll(), nowNs, DropReason.QUEUE_LIMIT);
      }
    }

    @Override
    public Packet poll(long nowNs) {
      return fifo.poll();
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
