package testbed.shell.tun;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** What the kernel is asked about a network interface with: its name, then the matter. */
final class InterfaceRequest {
  /** Where the matter begins, in bytes. */
  static final int NAME_BYTES = 16;

  private static final int BYTES = 40;

  private InterfaceRequest() {}

  /** A {@code struct ifreq} about an interface, with nothing else in it yet. */
  static MemorySegment about(Arena arena, String device) {
    MemorySegment request = arena.allocate(BYTES, 8);
    MemorySegment.copy(
        device.getBytes(StandardCharsets.US_ASCII),
        0,
        request,
        ValueLayout.JAVA_BYTE,
        0,
        device.length());
    return request;
  }
}
