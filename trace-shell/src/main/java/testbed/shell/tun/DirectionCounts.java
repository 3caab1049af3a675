package testbed.shell.tun;

import java.util.Map;

/**
 * What went through one direction since time zero.
 *
 * @param opportunities those of the trace, used or not
 * @param waitedNs the queueing delays of all departed packets together
 * @param dropped packets by the reason's label; reasons that never happened are absent
 * @param lost packets that the emulator itself failed to carry: no room, empty or too long, or
 *     refused by the kernel
 */
public record DirectionCounts(
    long arrivedPackets,
    long arrivedBytes,
    long departedPackets,
    long departedBytes,
    long opportunities,
    long waitedNs,
    Map<String, Long> dropped,
    long lost) {
  /** Copies the map. */
  public DirectionCounts {
    dropped = Map.copyOf(dropped);
  }
}
