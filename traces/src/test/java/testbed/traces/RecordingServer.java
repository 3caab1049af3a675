package testbed.traces;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A web server on the loopback interface that publishes one recording, well or badly. */
final class RecordingServer implements AutoCloseable {
  private final HttpServer server;
  private final byte[] content;

  /** The range that each request asked for, or {@code whole}. */
  final List<String> requests = new ArrayList<>();

  /** Break the connection after this many bytes of an answer. */
  int breakAfter = Integer.MAX_VALUE;

  /** Answer with this status instead of the content. */
  int failWith;

  /** Whether a range is answered with the range, or with everything. */
  boolean knowsRanges = true;

  RecordingServer(byte[] content) throws IOException {
    this.content = content.clone();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/Some-LTE.up");
  }

  /** What a catalogue would say about this content. */
  Recording recording(byte[] expected) {
    return new Recording(
        "Some-LTE.up",
        address(),
        ContentHashTest.gitBlob(expected),
        Optional.of(ContentHashTest.sha256(expected)),
        OptionalLong.of(expected.length),
        OptionalInt.empty());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(range == null ? "whole" : range);
    if (failWith != 0) {
      exchange.sendResponseHeaders(failWith, -1);
      exchange.close();
      return;
    }
    int from = 0;
    if (range != null && knowsRanges) {
      from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
    }
    int length = content.length - from;
    exchange.sendResponseHeaders(range != null && knowsRanges ? 206 : 200, length);
    int sent = Math.min(length, breakAfter);
    exchange.getResponseBody().write(content, from, sent);
    if (sent < length) {
      exchange.getResponseBody().flush();
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
