package testbed.shell.tun;

/** The two ends of a link. */
public enum End {
  /** Where the measured traffic comes from. */
  SENDER("100.64.0.1", "fd00:64::1"),
  /** Where it goes. */
  RECEIVER("100.64.0.2", "fd00:64::2");

  private final String address;
  private final String ipv6Address;

  End(String address, String ipv6Address) {
    this.address = address;
    this.ipv6Address = ipv6Address;
  }

  /** The address of this end, from the block for carriers' private use (RFC 6598). */
  public String address() {
    return address;
  }

  /** Its IPv6 address, a unique local one (RFC 4193); absent where the kernel has no IPv6. */
  public String ipv6Address() {
    return ipv6Address;
  }

  /** What it is in a call, as messages and files name it: {@code sender} or {@code receiver}. */
  public String role() {
    return this == SENDER ? "sender" : "receiver";
  }

  /** The other end. */
  public End other() {
    return this == SENDER ? RECEIVER : SENDER;
  }
}
