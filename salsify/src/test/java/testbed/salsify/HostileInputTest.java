package testbed.salsify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import testbed.salsify.codec.CodingTime;
import testbed.salsify.codec.DeclaredStage;
import testbed.salsify.codec.Encodings;
import testbed.salsify.policy.Mode;
import testbed.salsify.receiver.ReceiverAgent;
import testbed.salsify.receiver.ReceiverOutput;
import testbed.salsify.receiver.ReceiverSetup;
import testbed.salsify.sender.SenderAgent;
import testbed.salsify.sender.SenderSetup;
import testbed.salsify.wire.AckPacket;
import testbed.salsify.wire.DataPacket;
import testbed.salsify.wire.WireFormat;
import testbed.timebase.Time;

/** Packets that are well formed and nonsense: checksums are right, fields are random. */
class HostileInputTest {
  private static final int SESSION = 4;
  private static final int PACKETS = 200_000;

  @Test
  void aReceiverSurvivesForgedData() {
    Random random = new Random(1);
    List<Integer> shown = new ArrayList<>();
    ReceiverAgent<ToyCodec.State> receiver =
        new ReceiverAgent<>(
            new ReceiverSetup(1, CodingTime.NONE),
            new ToyCodec(),
            new DeclaredStage<>(Runnable::run),
            (packet, now) -> {},
            new ReceiverOutput((image, frame, now) -> shown.add(frame), report -> {}));
    for (int i = 0; i < PACKETS; i++) {
      int fragments = 1 + random.nextInt(random.nextBoolean() ? 1 : DataPacket.MAX_FRAGMENTS);
      DataPacket packet =
          new DataPacket(
              SESSION,
              1 + random.nextInt(random.nextBoolean() ? 50 : Integer.MAX_VALUE - 1),
              random.nextInt(fragments),
              fragments,
              random.nextInt(3),
              random.nextInt(3),
              random.nextInt(),
              new byte[random.nextInt(1000)]);
      receiver.receive(WireFormat.toBytes(packet), i * Time.MICROSECOND);
      receiver.advanceTo(i * Time.MICROSECOND);
    }
    assertTrue(shown.isEmpty(), "no hash was right, so nothing may be shown");
  }

  @Test
  void aSenderSurvivesForgedAcknowledgements() {
    Random random = new Random(2);
    List<byte[]> sent = new ArrayList<>();
    SenderAgent<ToyCodec.State> sender =
        new SenderAgent<>(
            new SenderSetup(SESSION, Mode.SALSIFY.newPolicy(), CodingTime.NONE),
            Encodings.inTurn(new ToyCodec()),
            new DeclaredStage<>(Runnable::run),
            (packet, now) -> sent.add(packet),
            report -> {});
    for (int i = 0; i < PACKETS; i++) {
      long now = i * Time.MILLISECOND;
      if (i % 33 == 0) {
        sender.offer(ToyCodec.picture(i), now);
      }
      AckPacket ack =
          new AckPacket(
              SESSION,
              random.nextInt(3),
              random.nextInt(),
              1 + random.nextInt(i + 1),
              random.nextInt(5),
              random.nextInt(Integer.MAX_VALUE),
              random.nextInt(100),
              random.nextLong(),
              random.nextLong());
      sender.receive(WireFormat.toBytes(ack), now);
      sender.advanceTo(now);
    }
    assertTrue(sent.size() > PACKETS / 33 / 16, "it goes on sending");
  }
}
