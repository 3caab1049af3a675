package testbed.shell.tun;

/** The two ends of a link. */
public enum End {
  /** Where the measured traffic comes from. */
  SENDER("100.64.0.1"),
  /** Where it goes. */
  RECEIVER("100.64.0.2");

  private final String address;

  End(String address) {
    this.address = address;
  }

  /** The address of this end, from the block for carriers' private use (RFC 6598). */
  public String address() {
    return address;
  }

  /** The other end. */
  public End other() {
    return this == SENDER ? RECEIVER : SENDER;
  }
}
