package testbed.shell.link;

/** Where the packets of a link go. After either call the packet belongs to the receiver of it. */
public interface LinkOutput {
  /**
   * A packet left the link.
   *
   * @param atNs the instant for which its departure was scheduled, which may be before now
   */
  void departed(Packet packet, long atNs);

  /** A packet was dropped at the scheduled instant {@code atNs}. */
  void dropped(Packet packet, long atNs, DropReason reason);

  /**
   * A second packet with the same content, for links that duplicate, or null when there is no room
   * for one.
   */
  Packet duplicate(Packet packet);
}
