package testbed.shell.link;

/** Drops the packet that comes when it would exceed the limit. */
public record DropTailQueue(QueueLimit limit) implements QueueDiscipline {
  @Override
  public String name() {
    return "droptail";
  }

  @Override
  public String arguments() {
    return limit.arguments();
  }

  @Override
  public PacketQueue open(PacketQueue.Drops drops) {
    return new TailDropping(limit, DropReason.QUEUE_LIMIT, drops);
  }
}
