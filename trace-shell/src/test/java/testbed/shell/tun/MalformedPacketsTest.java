package testbed.shell.tun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testbed.shell.link.Corruption;
import testbed.shell.link.Effect;
import testbed.shell.link.LinkObserver;
import testbed.shell.link.ProfiledRate;
import testbed.shell.link.QueueSyntax;
import testbed.shell.link.RateProfile;
import testbed.timebase.DataRate;

/** Random bytes where IP packets are expected. */
@Tag("kernel")
class MalformedPacketsTest {
  private static final int PACKETS = 50_000;
  private static final int MTU = 1500;

  @Test
  @Timeout(60)
  void randomBytesOnTheDeviceAreCarriedOrDroppedAndEveryOneIsCounted() throws Exception {
    Effect link =
        new ProfiledRate(
                new RateProfile.Constant(DataRate.parse("200mbit")),
                QueueSyntax.parse("codel:packets=100,target=1,interval=2,ecn=1"))
            .then(new Corruption(0.5, 3));
    Emulation emulation = open(link);
    emulation.startAt(System.nanoTime());

    long written = emulation.at(End.SENDER, MalformedPacketsTest::writeRandomPackets);

    Thread.sleep(300);
    Measurements measured = emulation.measure();
    DirectionCounts counts = measured.toReceiver();
    long dropped = counts.dropped().values().stream().mapToLong(Long::longValue).sum();
    assertTrue(written > PACKETS / 2, "written " + written);
    assertEquals(written - measured.deviceDrops(), counts.arrivedPackets());
    assertEquals(counts.arrivedPackets(), counts.departedPackets() + dropped);
    emulation.stop();
  }

  private static Emulation open(Effect link) throws IOException {
    try {
      return Emulation.open(
          Surroundings.TWO_NAMESPACES,
          new Emulation.Direction(link, LinkObserver.NONE),
          new Emulation.Direction(link, LinkObserver.NONE));
    } catch (KernelException e) {
      assumeTrue(!e.isPermission(), "skipped: needs root or a user namespace: " + e.getMessage());
      throw e;
    }
  }

  private static long writeRandomPackets() throws IOException {
    Port raw = EndNetwork.packetSocket(EndNetwork.SEALED.device());
    SplittableRandom random = new SplittableRandom(4);
    long written = 0;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment packet = arena.allocate(MTU, 8);
      for (int i = 0; i < PACKETS; i++) {
        for (int at = 0; at + 8 <= MTU; at += 8) {
          packet.set(ValueLayout.JAVA_LONG, at, random.nextLong());
        }
        if (random.nextBoolean()) {
          packet.set(ValueLayout.JAVA_BYTE, 0, (byte) (random.nextBoolean() ? 0x45 : 0x60));
        }
        if (Kernel.write(raw.fd(), packet.address(), 1 + random.nextInt(MTU)) > 0) {
          written++;
        }
        if (i % 50 == 0) {
          pause();
        }
      }
    }
    return written;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
