package testbed.shell.tun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.function.Predicate;
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

    assertTrue(written > PACKETS / 2, "written " + written);
    Measurements measured =
        measuredOnce(
            emulation,
            m ->
                m.toReceiver().arrivedPackets() == written - m.deviceDrops()
                    && left(m.toReceiver()) == m.toReceiver().arrivedPackets());
    assertEquals(written - measured.deviceDrops(), measured.toReceiver().arrivedPackets());
    assertEquals(measured.toReceiver().arrivedPackets(), left(measured.toReceiver()));
    emulation.stop();
  }

  /** A device with a larger MTU than the emulator's places have room for. */
  @Test
  @Timeout(60)
  void jumboAndEmptyPacketsAreNotCarriedAndEveryOneIsCounted() throws Exception {
    Emulation emulation = open(new FixedDelay(1_000_000));
    emulation.startAt(System.nanoTime());

    long jumbo = emulation.at(End.SENDER, MalformedPacketsTest::writeJumboPackets);

    assertTrue(jumbo > 900, "written " + jumbo);
    Measurements measured =
        measuredOnce(emulation, m -> m.toReceiver().lost() == jumbo - m.deviceDrops());
    assertEquals(jumbo - measured.deviceDrops(), measured.toReceiver().lost());
    emulation.at(End.SENDER, MalformedPacketsTest::writeTenGoodPackets);
    measured = measuredOnce(emulation, m -> m.toReceiver().arrivedPackets() == 10);
    assertEquals(10, measured.toReceiver().arrivedPackets());
    emulation.stop();
  }

  /** The measurements as soon as they are so, or after 20 s as they are then. */
  private static Measurements measuredOnce(Emulation emulation, Predicate<Measurements> so)
      throws Exception {
    Measurements measured = emulation.measure();
    for (int i = 0; i < 1000 && !so.test(measured); i++) {
      Thread.sleep(20);
      measured = emulation.measure();
    }
    return measured;
  }

  /** Packets that are no longer inside, whatever became of them. */
  private static long left(DirectionCounts counts) {
    return counts.departedPackets()
        + counts.dropped().values().stream().mapToLong(Long::longValue).sum();
  }

  /** 1000 too long ones and 1000 empty ones. */
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
    }
    return written;
  }

  private static long writeTenGoodPackets() throws IOException {
    Port raw = PacketSocket.port(EndNetwork.SEALED.device());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment packet = arena.allocate(1400, 8);
      packet.set(ValueLayout.JAVA_BYTE, 0, (byte) 0x45);
      for (int i = 0; i < 10; i++) {
        Kernel.write(raw.fd(), packet.address(), 1400);
      }
    }
    return 10;
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
