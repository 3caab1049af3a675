package testbed.shell.link;

/** Why a packet did not get through. The label is what packet logs and reports call it. */
public enum DropReason {
  /** The queue was at the limit that it was given. */
  QUEUE_LIMIT("limit"),
  /** The infinite queue reached its ceiling ({@link InfiniteQueue}). */
  CEILING("ceiling"),
  /** CoDel found that packets had waited too long (RFC 8289). */
  CODEL("codel"),
  /** PIE drew a drop (RFC 8033). */
  PIE("pie"),
  /** A loss process took it. */
  LOSS("loss"),
  /** The link was switched off. */
  OFF("off");

  private final String label;

  DropReason(String label) {
    this.label = label;
  }

  /** The word for it in logs and reports. */
  public String label() {
    return label;
  }
}
