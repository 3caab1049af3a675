package testbed.reports.html;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that writes down what it is asked for and answers nothing. */
final class RecordingProxy implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  RecordingProxy() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** The first lines of all requests so far, such as {@code GET http://...}. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
        String line = in.readLine();
        if (line != null) {
          asked.add(line);
        }
      } catch (IOException e) {
        // The browser hung up, or the proxy was closed.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
