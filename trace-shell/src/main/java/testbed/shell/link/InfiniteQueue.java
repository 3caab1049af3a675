package testbed.shell.link;

/**
 * The queue without a limit, up to a ceiling that keeps a machine alive: a packet that would exceed
 * it is dropped with the reason {@link DropReason#CEILING}.
 *
 * @param ceiling 64 MiB or 32 768 packets unless told, which is 40 s of a saturated 12 Mbit/s link
 */
public record InfiniteQueue(QueueLimit ceiling) implements QueueDiscipline {
  /** The ceiling of a queue that was not given one. */
  public static final QueueLimit CEILING = new QueueLimit(32_768, 64L << 20);

  /** With the usual ceiling. */
  public InfiniteQueue() {
    this(CEILING);
  }

  @Override
  public String name() {
    return "infinite";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public PacketQueue open(PacketQueue.Drops drops) {
    return new TailDropping(ceiling, DropReason.CEILING, drops);
  }
}
