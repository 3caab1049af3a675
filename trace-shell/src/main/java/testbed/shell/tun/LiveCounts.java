package testbed.shell.tun;

/**
 * A direction at one instant.
 *
 * @param atNs since time zero
 * @param inside packets that wait or are on their way
 * @param counts what happened before
 */
public record LiveCounts(long atNs, int inside, DirectionCounts counts) {}
