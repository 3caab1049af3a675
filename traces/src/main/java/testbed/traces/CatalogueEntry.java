package testbed.traces;

/**
 * A named pair of recordings, one for each direction of the same link.
 *
 * @param name the short name that commands take, for example {@code verizon-lte}
 * @param recording the name that the recordings have at their origin
 * @param description network and setting, in a few words
 * @param uplink from the device to the network
 * @param downlink from the network to the device
 */
public record CatalogueEntry(
    String name, String recording, String description, Recording uplink, Recording downlink) {

  /** The recording of one direction. */
  public Recording recording(Direction direction) {
    return direction == Direction.UPLINK ? uplink : downlink;
  }
}
