package testbed.shell.emulator;

import java.nio.file.Path;

/**
 * What the emulator is to be.
 *
 * @param toReceiver the link from the sender's end to the receiver's, which carries the video
 * @param toSender the link back
 * @param packetLog the file for the packet log of both directions, compressed when its name ends
 *     with {@code .gz}; or null for none
 * @param control the Unix socket at which the running link can be asked and changed, or null for
 *     none
 */
public record EmulatorSpec(LinkSpec toReceiver, LinkSpec toSender, Path packetLog, Path control) {
  /** Without a control socket. */
  public EmulatorSpec(LinkSpec toReceiver, LinkSpec toSender, Path packetLog) {
    this(toReceiver, toSender, packetLog, null);
  }
}
