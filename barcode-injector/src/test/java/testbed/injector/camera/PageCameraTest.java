package testbed.injector.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import testbed.timebase.MonotonicClock;
import testbed.video.Raster;
import testbed.video.Y4mHeader;

@Timeout(60)
class PageCameraTest {
  private static final int W = 640;
  private static final int H = 360;

  /** The zero of the page's clock, as far from ours as that of a browser. */
  private static final long PAGE_ZERO_NS = 123_456_789_012L;

  /** A masked message of two bytes: closed, and no fault (1000). */
  private static final byte[] GOODBYE = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 3, (byte) 0xe8};

  /** The number of what is answered at once. */
  private static final double QUESTION = -1;

  private final MonotonicClock clock = MonotonicClock.startingNow();
  private final Map<Long, Long> reported = new ConcurrentHashMap<>();

  /** When pictures came to the page, long before they are shown or with it. */
  private final Map<Long, Long> brought = new ConcurrentHashMap<>();

  @TempDir private Path folder;

  @Test
  void aPictureCountsAsShownWhenThePageSaysItHadIt() throws Exception {
    try (PageCamera camera = camera()) {
      CompletableFuture<Map<Long, Long>> page = page(camera.path(), 20, new Semaphore(20));
      camera.open(Duration.ofSeconds(20), reported::put);
      for (long id = 0; id < 20; id++) {
        while (!camera.offer(new byte[Raster.byteCount(W, H)], id)) {
          Thread.sleep(1);
        }
      }
      Map<Long, Long> taken = page.get();
      camera.endOfStream();
      while (reported.size() < taken.size()) {
        Thread.sleep(1); // the last answer is on its way
      }
      assertEquals(taken.keySet(), reported.keySet());
      for (Map.Entry<Long, Long> e : taken.entrySet()) {
        long error = reported.get(e.getKey()) - e.getValue();
        assertTrue(Math.abs(error) < 5_000_000, () -> e.getKey() + " is wrong by " + error);
      }
    }
  }

  @Test
  void aPageThatDoesNotAnswerHasTwoPicturesOnTheWayAndLosesTheRest() throws Exception {
    try (PageCamera camera = camera()) {
      Semaphore mayAnswer = new Semaphore(0);
      CompletableFuture<Map<Long, Long>> page = page(camera.path(), 3, mayAnswer);
      camera.open(Duration.ofSeconds(20), reported::put);
      byte[] grey = new byte[Raster.byteCount(W, H)];
      offer(camera, 0);
      offer(camera, 1);
      Thread.sleep(50);
      assertFalse(camera.offer(grey, 2));
      mayAnswer.release(3);
      offer(camera, 3);
      assertEquals(java.util.Set.of(0L, 1L, 3L), page.get().keySet());
    }
    assertFalse(Files.exists(folder.resolve("camera.socket")), "the socket's name is left behind");
  }

  @Test
  void aPictureThatIsPreparedTravelsHalfAnIntervalBeforeItsTick() throws Exception {
    try (PageCamera camera = camera()) {
      CompletableFuture<Map<Long, Long>> page = page(camera.path(), 1, new Semaphore(1));
      camera.open(Duration.ofSeconds(20), reported::put);
      byte[] grey = new byte[Raster.byteCount(W, H)];
      long preparedNs = clock.nowNs();
      camera.prepare(grey, 0);
      while (!brought.containsKey(0L)) {
        Thread.sleep(1);
      }
      assertTrue(brought.get(0L) - preparedNs >= 16_666_666, "it came at once");
      assertTrue(reported.isEmpty(), "it was shown before it was offered");
      offer(camera, 0);
      assertEquals(java.util.Set.of(0L), page.get().keySet());
    }
  }

  @Test
  void theRehearsalTakesTheWayOfTheRunAndIsNoPartOfIt() throws Exception {
    try (PageCamera camera = camera()) {
      CompletableFuture<Map<Long, Long>> page = page(camera.path(), 1, new Semaphore(1));
      camera.open(Duration.ofSeconds(20), reported::put);
      assertTrue(brought.size() >= 30, brought.size() + " pictures were rehearsed");
      assertTrue(reported.isEmpty(), () -> reported + " are no pictures of the run");
      offer(camera, 0);
      assertEquals(java.util.Set.of(0L), page.get().keySet());
    }
  }

  @Test
  void aPictureIsShownThoughAnotherOneWasPrepared() throws Exception {
    try (PageCamera camera = camera()) {
      CompletableFuture<Map<Long, Long>> page = page(camera.path(), 1, new Semaphore(1));
      camera.open(Duration.ofSeconds(20), reported::put);
      byte[] grey = new byte[Raster.byteCount(W, H)];
      camera.prepare(grey, 0);
      offer(camera, 1);
      assertEquals(java.util.Set.of(1L), page.get().keySet());
    }
  }

  @Test
  void aPageThatClosesItsCameraIsHungUpOnAtOnce() throws Exception {
    try (PageCamera camera = camera()) {
      CompletableFuture<Map<Long, Long>> page = new CompletableFuture<>();
      Thread.ofPlatform().daemon().start(() -> closeAfter(1, camera.path(), page));
      camera.open(Duration.ofSeconds(20), reported::put);
      offer(camera, 0);

      assertEquals(java.util.Set.of(0L), page.get().keySet());
      assertFalse(camera.isOpen());
    }
  }

  /** Says goodbye after some pictures, and is done when the camera has ended the connection. */
  private void closeAfter(int pictures, Path socket, CompletableFuture<Map<Long, Long>> done) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      Map<Long, Long> taken = talk(channel, pictures, new Semaphore(pictures));
      channel.write(ByteBuffer.wrap(GOODBYE));
      assertTrue(isOver(channel));
      done.complete(taken);
    } catch (IOException | InterruptedException | AssertionError e) {
      done.completeExceptionally(e);
    }
  }

  /** Waits for the end of a connection, whichever way it shows. */
  private static boolean isOver(SocketChannel channel) {
    try {
      return channel.read(ByteBuffer.allocate(1)) < 0;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void whenNoPageComesTheMessageSaysSo() throws Exception {
    try (PageCamera camera = camera()) {
      CameraException e =
          assertThrows(
              CameraException.class, () -> camera.open(Duration.ofMillis(50), reported::put));
      assertTrue(e.getMessage().contains("no page connected within 50 ms"), e.getMessage());
    }
  }

  @Test
  void anExchangeThatTookLongSaysLittleAboutThePagesClock() {
    PageClock page = new PageClock();
    page.exchange(1_000, 500, 3_000);
    page.exchange(10_000, 9_000, 10_200);
    page.exchange(20_000, 19_000, 90_000);
    assertTrue(Math.abs(page.ours(0) - 1_100) <= 100, () -> "zero at " + page.ours(0));
    assertTrue(page.uncertaintyNs() <= 100);
  }

  /** Offers a picture until it is taken: on a busy machine one before it may be on its way yet. */
  private static void offer(PageCamera camera, long id) throws InterruptedException {
    byte[] grey = new byte[Raster.byteCount(W, H)];
    while (!camera.offer(grey, id)) {
      Thread.sleep(1);
    }
  }

  private PageCamera camera() throws CameraException {
    return PageCamera.listen(folder.resolve("camera.socket"), Y4mHeader.of(W, H, 30), clock);
  }

  /** What the page's script does, and when it did it by the run's clock. */
  private CompletableFuture<Map<Long, Long>> page(Path socket, int pictures, Semaphore mayAnswer) {
    CompletableFuture<Map<Long, Long>> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                done.complete(talk(channel, pictures, mayAnswer));
              } catch (IOException | InterruptedException | AssertionError e) {
                done.completeExceptionally(e);
              }
            });
    return done;
  }

  private Map<Long, Long> talk(SocketChannel channel, int pictures, Semaphore mayAnswer)
      throws IOException, InterruptedException {
    DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
    OutputStream out = Channels.newOutputStream(channel);
    out.write(
        "GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    String answer = "";
    while (!answer.endsWith("\r\n\r\n")) {
      answer += (char) in.readUnsignedByte();
    }
    assertTrue(answer.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), answer);
    Map<Long, Long> taken = new ConcurrentHashMap<>();
    while (taken.size() < pictures) {
      assertEquals(0x82, in.readUnsignedByte());
      int length = in.readUnsignedByte();
      byte[] payload = in.readNBytes(length == 127 ? (int) in.readLong() : length);
      double id = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getDouble();
      boolean picture = payload.length > Double.BYTES;
      boolean waits = id != QUESTION;
      if (waits && picture) {
        brought.put((long) id, clock.nowNs());
      } else if (id >= 0) {
        assertTrue(brought.containsKey((long) id), id + " is to be shown, but is not there");
        mayAnswer.acquire();
      }
      if (!waits || !picture) {
        long readNs = System.nanoTime();
        if (id >= 0) {
          taken.put((long) id, readNs - clock.originNs());
        }
        out.write(answer(id, readNs));
      }
    }
    return taken;
  }

  /** A masked binary message of a number and a time, as the page's clock has it. */
  private static byte[] answer(double id, long readNs) {
    byte[] mask = {1, 2, 3, 4};
    ByteBuffer payload = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    payload.putDouble(id).putDouble((readNs - PAGE_ZERO_NS) / 1e6);
    ByteBuffer message = ByteBuffer.allocate(22).put((byte) 0x82).put((byte) (0x80 | 16)).put(mask);
    for (int i = 0; i < 16; i++) {
      message.put((byte) (payload.get(i) ^ mask[i % 4]));
    }
    return message.array();
  }
}
