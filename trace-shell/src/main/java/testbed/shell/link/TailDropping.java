package testbed.shell.link;

/** First in, first out; what does not fit is dropped on arrival. */
final class TailDropping implements PacketQueue {
  private final QueueLimit limit;
  private final DropReason reason;
  private final Drops drops;
  private final Fifo fifo = new Fifo();

  TailDropping(QueueLimit limit, DropReason reason, Drops drops) {
    this.limit = limit;
    this.reason = reason;
    this.drops = drops;
  }

  @Override
  public void offer(Packet packet, long nowNs) {
    if (fifo.hasRoomFor(packet, limit)) {
      fifo.add(packet, nowNs);
    } else {
      drops.dropped(packet, nowNs, reason);
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
