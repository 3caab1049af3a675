package testbed.injector.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.video.VideoException;

class ClipFetcherTest {
  @TempDir Path folder;
  private final List<String> ranges = new ArrayList<>();
  private byte[] content = new byte[300_000];
  private int serve = Integer.MAX_VALUE;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/clip.y4m", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aClipIsFetchedOnceAndItsHashPinned() throws Exception {
    List<Long> progress = new ArrayList<>();
    Path file = new ClipFetcher().fetch(uri("clip.y4m"), folder, (n, all) -> progress.add(n));
    assertArrayEquals(content, Files.readAllBytes(file));
    assertEquals(content.length, progress.getLast());
    assertEquals(Sha256.hex(content), Files.readString(folder.resolve("clip.y4m.sha256")).strip());
    new ClipFetcher().fetch(uri("clip.y4m"), folder, (n, all) -> {});
    assertEquals(1, ranges.size());
  }

  @Test
  void anInterruptedDownloadGoesOnWhereItEnded() throws Exception {
    serve = 100_000;
    VideoException e =
        assertThrows(
            VideoException.class,
            () -> new ClipFetcher().fetch(uri("clip.y4m"), folder, (n, all) -> {}));
    assertTrue(e.getMessage().contains("try again"), e.getMessage());
    long kept = Files.size(folder.resolve("clip.y4m.part"));
    assertTrue(kept > 0 && kept <= 100_000, kept + " kept");
    serve = Integer.MAX_VALUE;
    Path file = new ClipFetcher().fetch(uri("clip.y4m"), folder, (n, all) -> {});
    assertArrayEquals(content, Files.readAllBytes(file));
    assertEquals("bytes=" + kept + "-", ranges.getLast());
    assertFalse(Files.exists(folder.resolve("clip.y4m.part")));
  }

  @Test
  void aClipThatHasChangedIsRefused() throws Exception {
    Path file = new ClipFetcher().fetch(uri("clip.y4m"), folder, (n, all) -> {});
    Files.delete(file);
    content[7]++;
    VideoException e =
        assertThrows(
            VideoException.class,
            () -> new ClipFetcher().fetch(uri("clip.y4m"), folder, (n, all) -> {}));
    assertTrue(e.getMessage().contains("has changed"), e.getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void aMissingClipIsAnErrorOfOneLine() {
    VideoException e =
        assertThrows(
            VideoException.class,
            () -> new ClipFetcher().fetch(uri("other.y4m"), folder, (n, all) -> {}));
    assertTrue(e.getMessage().endsWith("the server answers 404"), e.getMessage());
  }

  private URI uri(String file) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + file);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range);
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    exchange.sendResponseHeaders(range == null ? 200 : 206, rest.length);
    exchange.getResponseBody().write(rest, 0, Math.min(serve, rest.length));
    exchange.close();
  }
}
