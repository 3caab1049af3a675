package testbed.shell.tun;

import org.HdrHistogram.Histogram;

/**
 * How an emulation went.
 *
 * @param carrier {@code TUN} or {@code AF_PACKET}
 * @param lateness of each departure, actual minus scheduled, in nanoseconds
 * @param deviceDrops packets that overflowed a device's queue before the emulator saw them
 */
public record Measurements(
    String carrier,
    RealtimeMode mode,
    Histogram lateness,
    DirectionCounts toReceiver,
    DirectionCounts toSender,
    long deviceDrops) {}
