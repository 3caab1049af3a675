package testbed.salsify.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WireFormatTest {
  private static final AckPacket ACK =
      new AckPacket(0x01020304, 0x0A0B0C0D, 9, 100, 7, 2500, 99, 0x1122334455667788L, 5);

  @Test
  void aDataPacketComesBackAsItWas() {
    byte[] payload = new byte[DataPacket.MAX_PAYLOAD];
    new Random(1).nextBytes(payload);
    DataPacket sent = new DataPacket(-5, 77, 1023, 1024, -1L, 42L, -3, payload);

    byte[] bytes = WireFormat.toBytes(sent);
    DataPacket seen = assertInstanceOf(DataPacket.class, WireFormat.parse(bytes).orElseThrow());

    assertEquals(WireFormat.DATA_HEADER + payload.length, bytes.length);
    assertArrayEquals(payload, seen.payload());
    assertEquals(sent.toString(), seen.toString().replace(id(seen.payload()), id(payload)));
  }

  private static String id(byte[] array) {
    return "@" + Integer.toHexString(System.identityHashCode(array));
  }

  @Test
  void anAcknowledgementComesBackAsItWas() {
    byte[] bytes = WireFormat.toBytes(ACK);

    assertEquals(WireFormat.ACK_SIZE, bytes.length);
    assertEquals(Optional.of(ACK), WireFormat.parse(bytes));
  }

  @Test
  void theBytesOfVersionOneArePinned() {
    byte[] data = WireFormat.toBytes(new DataPacket(1, 2, 3, 4, 5, 6, 7, new byte[] {8, 9}));

    assertEquals(
        "5af10101297e55890000000100000002000300040000000000000005000000000000000600000007" + "0809",
        HexFormat.of().formatHex(data));
    assertEquals(
        "5af101021d09130f010203040a0b0c0d00000009000000640000000700"
            + "0009c40000006311223344556677880000000000000005",
        HexFormat.of().formatHex(WireFormat.toBytes(ACK)));
  }

  @Test
  void anAcknowledgementNamesTheFramesWhoseStatesAreHeld() {
    assertEquals(List.of(96, 98, 99), IntStream.range(0, 200).filter(ACK::holds).boxed().toList());
  }

  @Test
  void everySingleDamagedBitIsNoticed() {
    for (Packet packet :
        List.of(ACK, new DataPacket(1, 2, 0, 1, 0, 9, 1, new byte[] {1, 2, 3, 4}))) {
      byte[] intact = WireFormat.toBytes(packet);
      for (int bit = 0; bit < intact.length * 8; bit++) {
        byte[] damaged = intact.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        assertTrue(WireFormat.parse(damaged).isEmpty(), "bit " + bit);
      }
    }
  }

  @Test
  void truncatedAndLengthenedPacketsAreRefused() {
    byte[] intact = WireFormat.toBytes(ACK);
    for (int length = 0; length < intact.length + 20; length++) {
      boolean parses = WireFormat.parse(Arrays.copyOf(intact, length)).isPresent();
      assertEquals(length == intact.length, parses, "length " + length);
    }
  }

  @Test
  void randomBytesAreNeverAPacketAndNeverThrow() {
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (bytes.length > 4) {
        bytes[0] = 0x5A;
        bytes[1] = (byte) 0xF1;
        bytes[2] = 1;
        bytes[3] = (byte) (1 + i % 2);
      }
      assertFalse(WireFormat.parse(bytes).isPresent());
    }
  }

  @Test
  void aFrameIsCutIntoFullPayloadsAndARest() {
    assertEquals(List.of(1400, 1400, 1), sizes(2801));
    assertEquals(List.of(1400), sizes(1400));
    assertEquals(List.of(0), sizes(0));
    assertEquals(3, Fragments.count(2801));
  }

  private static List<Integer> sizes(int frameBytes) {
    return Fragments.of(new byte[frameBytes]).stream().map(p -> p.length).toList();
  }
}
