package testbed.salsify.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a coded frame into the payloads of its packets. */
public final class Fragments {
  /** The longest frame that can be sent. */
  public static final int MAX_FRAME = DataPacket.MAX_FRAGMENTS * DataPacket.MAX_PAYLOAD;

  private Fragments() {}

  /** Packets that a frame of so many bytes takes. */
  public static int count(int frameBytes) {
    return Math.max(1, Math.ceilDiv(frameBytes, DataPacket.MAX_PAYLOAD));
  }

  /** The payloads of a frame, in order; a frame without bytes still has one. */
  public static List<byte[]> of(byte[] frame) {
    List<byte[]> payloads = new ArrayList<>(count(frame.length));
    for (int at = 0; at < Math.max(1, frame.length); at += DataPacket.MAX_PAYLOAD) {
      int end = Math.min(frame.length, at + DataPacket.MAX_PAYLOAD);
      payloads.add(Arrays.copyOfRange(frame, at, end));
    }
    return payloads;
  }
}
