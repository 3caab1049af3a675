package testbed.shell.tun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testbed.timebase.MonotonicClock;
import testbed.timebase.Time;

/** When packets came that were read later. */
final class ArrivalStampsTest {
  private static final long SLEPT_MS = 60;

  /** Less than was slept, and more than a busy machine takes between two readings of clocks. */
  private static final long TOLERANCE_NS = 50 * Time.MILLISECOND;

  @Test
  void aPacketCameWhenTheKernelSays() {
    assertEquals(850, ArrivalStamps.arrivedNs(1000, 800, 150));
  }

  @Test
  void noPacketCameBeforeTheOneBeforeItNorBeforeTheSleep() {
    assertEquals(800, ArrivalStamps.arrivedNs(1000, 800, 700));
  }

  @Test
  void noPacketComesFromTheFutureWhenTheClockIsSet() {
    assertEquals(1000, ArrivalStamps.arrivedNs(1000, 800, -5 * Time.SECOND));
    assertEquals(800, ArrivalStamps.arrivedNs(1000, 800, Long.MAX_VALUE));
  }

  @Test
  void beforeTimeZeroItStaysBeforeTimeZero() {
    assertTrue(ArrivalStamps.arrivedNs(-1, 0, 100) < 0);
  }

  @Tag("kernel")
  @ParameterizedTest
  @EnumSource(Port.Kind.class)
  void packetsThatWaitedCountFromWhenTheyCame(Port.Kind kind) throws Exception {
    assumeTrue(
        kind != Port.Kind.TUN || EndNetwork.tunCanBeOpened(), "skipped: no /dev/net/tun here");
    NamespaceThread end = end();
    Port port = end.call(() -> EndNetwork.SEALED.make(kind, End.SENDER));
    ArrivalStamps stamps = new ArrivalStamps(port, new MonotonicClock(0));
    send(end);
    assertTrue(readLater(port) > 0);
    stamps.skip(); // its stamp is not taken for the next one's

    stamps.forget();
    long asleepNs = System.nanoTime();
    send(end);
    long betweenNs = System.nanoTime();
    send(end);
    long sentNs = System.nanoTime();
    assertTrue(readLater(port) > 0);
    long first = stamps.arrivedNs(asleepNs);
    assertTrue(readLater(port) > 0);
    long second = stamps.arrivedNs(first);

    assertTrue(first > asleepNs && first < betweenNs + TOLERANCE_NS, "" + (first - asleepNs));
    assertTrue(second >= betweenNs && second < sentNs + TOLERANCE_NS, "" + (second - sentNs));
  }

  private static NamespaceThread end() throws IOException {
    try {
      return NamespaceThread.inNewNamespace("stamped end");
    } catch (KernelException e) {
      assumeTrue(!e.isPermission(), "skipped: needs root or a user namespace: " + e.getMessage());
      throw e;
    }
  }

  private static void send(NamespaceThread end) throws IOException {
    end.call(
        () -> {
          try (DatagramSocket socket = new DatagramSocket()) {
            InetAddress far = InetAddress.getByName(End.RECEIVER.address());
            socket.send(new DatagramPacket(new byte[100], 100, far, 9));
          }
          return true;
        });
  }

  private static long readLater(Port port) throws InterruptedException {
    Thread.sleep(SLEPT_MS);
    MemorySegment place = Kernel.allocate(PacketStore.PLACE_BYTES);
    return Kernel.read(port.fd(), place.address(), PacketStore.PLACE_BYTES);
  }
}
