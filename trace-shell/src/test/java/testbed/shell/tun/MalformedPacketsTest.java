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
import testbed.shell.link.FixedDelay;
import testbed.shell.link.LinkObserver;
import testbed.shell.link.ProfiledRate;
import testbed.shell.link.QueueSyntax;
import testbed.shell.link.RateProfile;
import testbed.timebase.DataRate;

/**
 * Random bytes where IP packets are expected. The property {@code testbed.fuzz} says how many
 * packets.
 */
@Tag("kernel")
class MalformedPacketsTest {
  private static final int PACKETS = Integer.getInteger("testbed.fuzz", 50_000);
  private static final int MTU = 1500;

  @Test
  @Timeout(300)
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

  /** A device with a larger MTU than the emulator's places have room for. */
  @Test
  @Timeout(60)
  void jumboAndEmptyPacketsAreNotCarriedAndEveryOneIsCounted() throws Exception {
    Emulation emulation = open(new FixedDelay(1_000_000));
    emulation.startAt(System.nanoTime());

    long jumbo = emulation.at(End.SENDER, MalformedPacketsTest::writeJumboPackets);

    Thread.sleep(300);
    Measurements measured = emulation.measure();
    assertTrue(jumbo > 900, "written " + jumbo);
    assertEquals(jumbo - measured.deviceDrops(), measured.toReceiver().lost());
    assertEquals(10, measured.toReceiver().arrivedPackets());
    emulation.stop();
  }

  /** 1000 too long ones and 1000 empty ones, then ten that are neither. */
  private static long writeJumboPackets() throws IOException {
    String device = EndNetwork.SEALED.device();
    run("ip", "link", "set", "dev", device, "mtu", "9000");
    Port raw = PacketSocket.port(device);
    long written = 0;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment packet = arena.allocate(9000, 8);
      packet.set(ValueLayout.JAVA_BYTE, 0, (byte) 0x45);
      for (int i = 0; i < 1000; i++) {
        if (Kernel.write(raw.fd(), packet.address(), PacketStore.PLACE_BYTES + 6 * i) > 0) {
          written++;
        }
        Kernel.write(raw.fd(), packet.address(), 0);
        if (i % 50 == 0) {
          pause();
        }
      }
      for (int i = 0; i < 10; i++) {
        Kernel.write(raw.fd(), packet.address(), 1400);
      }
    }
    return written;
  }

  private static void run(String... command) throws IOException {
    try {
      assertEquals(0, new ProcessBuilder(command).start().waitFor());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
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
    Port raw = PacketSocket.port(EndNetwork.SEALED.device());
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
