package testbed.shell.link;

/**
 * How much a queue holds. The packet in transit has left the queue and does not count.
 *
 * @param packets at least 1; {@link Integer#MAX_VALUE} for no such limit
 * @param bytes at least 1; {@link Long#MAX_VALUE} for no such limit
 */
public record QueueLimit(int packets, long bytes) {
  /** No limit but the ceiling of memory. */
  static final QueueLimit NONE = new QueueLimit(Integer.MAX_VALUE, Long.MAX_VALUE);

  /** Checks the ranges. */
  public QueueLimit {
    if (packets < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "a queue holds at least 1 packet and 1 byte, not " + packets + " and " + bytes);
    }
  }

  /** A limit in packets alone. */
  public static QueueLimit ofPackets(int packets) {
    return new QueueLimit(packets, Long.MAX_VALUE);
  }

  /** A limit in bytes alone. */
  public static QueueLimit ofBytes(long bytes) {
    return new QueueLimit(Integer.MAX_VALUE, bytes);
  }

  /** Whether a queue with this in it is within the limit. */
  boolean allows(int queuedPackets, long queuedBytes) {
    return queuedPackets <= packets && queuedBytes <= bytes;
  }

  /** As Mahimahi writes it: {@code packets=50, bytes=20000}. */
  String arguments() {
    if (packets == Integer.MAX_VALUE) {
      return bytes == Long.MAX_VALUE ? "" : "bytes=" + bytes;
    }
    return bytes == Long.MAX_VALUE
        ? "packets=" + packets
        : "packets=" + packets + ", bytes=" + bytes;
  }
}
