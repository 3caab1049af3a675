package testbed.traces;

import java.util.Locale;

/** Which way a link carries packets, seen from the mobile device. */
public enum Direction {
  /** From the device to the network; recordings of it end in {@code .up}. */
  UPLINK("up"),
  /** From the network to the device; recordings of it end in {@code .down}. */
  DOWNLINK("down");

  private final String suffix;

  Direction(String suffix) {
    this.suffix = suffix;
  }

  /** The ending of a recording's file name, without the dot. */
  public String suffix() {
    return suffix;
  }

  /** The other direction. */
  public Direction reverse() {
    return this == UPLINK ? DOWNLINK : UPLINK;
  }

  /** {@code uplink} or {@code downlink}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
