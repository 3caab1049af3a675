package testbed.shell.link;

/**
 * The description of a queue: which packets wait, which are dropped, which are marked. Immutable.
 * Written and read in the form {@code droptail:packets=256,bytes=65536}, see {@link
 * QueueSyntax#parse}.
 */
public sealed interface QueueDiscipline
    permits InfiniteQueue, DropTailQueue, DropHeadQueue, CoDelQueue, PieQueue {
  /** The name, as Mahimahi calls it. */
  String name();

  /** The arguments, as in {@code packets=256}, empty when there are none. */
  String arguments();

  /** An empty queue of this kind. */
  PacketQueue open(PacketQueue.Drops drops);

  /** Name and arguments in the form that {@link QueueSyntax#parse} reads. */
  default String text() {
    return arguments().isEmpty() ? name() : name() + ":" + arguments().replace(", ", ",");
  }
}
