package testbed.salsify.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Packets to bytes and back. Integers are in network byte order. Each packet starts with a magic
 * number, the version, its kind and a CRC-32C of everything else, so that a damaged or a foreign
 * packet is refused before any of its fields is believed.
 */
public final class WireFormat {
  /** Bytes before the payload of a data packet. */
  public static final int DATA_HEADER = 40;

  /** Bytes of an acknowledgement. */
  public static final int ACK_SIZE = 52;

  private static final short MAGIC = 0x5AF1;
  private static final byte VERSION = 1;
  private static final byte DATA = 1;
  private static final byte ACK = 2;
  private static final int CRC_AT = 4;

  private WireFormat() {}

  /** The packet as bytes. */
  public static byte[] toBytes(Packet packet) {
    return switch (packet) {
      case DataPacket data -> sealed(data(data));
      case AckPacket ack -> sealed(ack(ack));
    };
  }

  /** Reads a packet, or returns nothing when the bytes are not one that arrived intact. */
  public static Optional<Packet> parse(byte[] bytes) {
    if (bytes.length < DATA_HEADER) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getShort() != MAGIC || in.get() != VERSION) {
      return Optional.empty();
    }
    byte kind = in.get();
    if (in.getInt() != checksum(bytes)) {
      return Optional.empty();
    }
    try {
      return switch (kind) {
        case DATA -> Optional.of(data(in));
        case ACK -> bytes.length == ACK_SIZE ? Optional.of(ack(in)) : Optional.empty();
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ByteBuffer start(int size, byte kind, int session) {
    return ByteBuffer.allocate(size)
        .putShort(MAGIC)
        .put(VERSION)
        .put(kind)
        .putInt(0)
        .putInt(session);
  }

  private static ByteBuffer data(DataPacket p) {
    return start(DATA_HEADER + p.payload().length, DATA, p.session())
        .putInt(p.frame())
        .putShort((short) p.fragment())
        .putShort((short) p.fragments())
        .putLong(p.source())
        .putLong(p.target())
        .putInt(p.enqueuedUs())
        .put(p.payload());
  }

  private static DataPacket data(ByteBuffer in) {
    int session = in.getInt();
    int frame = in.getInt();
    int fragment = Short.toUnsignedInt(in.getShort());
    int fragments = Short.toUnsignedInt(in.getShort());
    long source = in.getLong();
    long target = in.getLong();
    int enqueuedUs = in.getInt();
    byte[] payload = new byte[in.remaining()];
    in.get(payload);
    return new DataPacket(session, frame, fragment, fragments, source, target, enqueuedUs, payload);
  }

  private static ByteBuffer ack(AckPacket p) {
    return start(ACK_SIZE, ACK, p.session())
        .putInt(p.receiver())
        .putInt(p.serial())
        .putInt(p.frame())
        .putInt(p.fragment())
        .putInt(p.interArrivalUs())
        .putInt(p.stateFrame())
        .putLong(p.state())
        .putLong(p.older());
  }

  private static AckPacket ack(ByteBuffer in) {
    return new AckPacket(
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getLong(),
        in.getLong());
  }

  private static byte[] sealed(ByteBuffer packet) {
    byte[] bytes = new byte[packet.capacity()];
    packet.rewind().get(bytes);
    ByteBuffer.wrap(bytes).putInt(CRC_AT, checksum(bytes));
    return bytes;
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, CRC_AT);
    crc.update(bytes, CRC_AT + Integer.BYTES, bytes.length - CRC_AT - Integer.BYTES);
    return (int) crc.getValue();
  }
}
