package testbed.salsify.receiver;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import testbed.salsify.wire.DataPacket;

/** A frame of which some packets have come. */
final class Assembly {
  private final DataPacket first;
  private final byte[][] payloads;
  private int missing;
  private long completeNs;

  /** Begins with the packet that came first, whichever it is. */
  Assembly(DataPacket first) {
    this.first = first;
    this.payloads = new byte[first.fragments()][];
    this.missing = first.fragments();
  }

  /** Takes a packet in and says whether it was new and belongs here. */
  boolean add(DataPacket packet, long arrivalNs) {
    if (packet.fragments() != first.fragments()
        || packet.source() != first.source()
        || packet.target() != first.target()
        || payloads[packet.fragment()] != null) {
      return false;
    }
    payloads[packet.fragment()] = packet.payload();
    missing--;
    if (missing == 0) {
      completeNs = arrivalNs;
    }
    return true;
  }

  boolean isComplete() {
    return missing == 0;
  }

  /** When the last packet came, 0 before that. */
  long completeNs() {
    return completeNs;
  }

  int frame() {
    return first.frame();
  }

  long source() {
    return first.source();
  }

  long target() {
    return first.target();
  }

  /** How many bytes the frame has; all of them must be here. */
  int length() {
    return Arrays.stream(payloads).mapToInt(payload -> payload.length).sum();
  }

  /** The frame's bytes; all of them must be here. */
  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] payload : payloads) {
      all.write(payload, 0, payload.length);
    }
    return all.toByteArray();
  }
}
