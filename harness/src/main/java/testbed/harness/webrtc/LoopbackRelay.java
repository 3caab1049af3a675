package testbed.harness.webrtc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A program of its own, inside the namespace of one end: carries bytes between a port of the
 * namespace's loopback interface and a Unix socket, which reaches out of it. Nothing of that
 * touches the link. Serves one connection and ends with it.
 */
public final class LoopbackRelay {
  /** Waits for a connection to the port. */
  static final String FROM = "from";

  /** Connects to the port as soon as somebody listens there. */
  static final String TO = "to";

  private static final int BUFFER = 1 << 20;
  private static final long LOOK_MS = 20;

  private LoopbackRelay() {}

  /**
   * Relays.
   *
   * @param words the direction, {@value #FROM} or {@value #TO}; the port; and the path of the Unix
   *     socket, on which somebody listens
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    InetSocketAddress port =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[1]));
    try (SocketChannel inside = words[0].equals(FROM) ? accept(port) : connect(port);
        SocketChannel outside = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(words[2])))) {
      inside.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Thread.ofPlatform().daemon().start(() -> carry(inside, outside));
      carry(outside, inside);
    }
  }

  private static SocketChannel accept(InetSocketAddress port) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(port)) {
      return server.accept();
    }
  }

  /** Whoever started this program ends it when it has waited long enough. */
  private static SocketChannel connect(InetSocketAddress port) throws InterruptedException {
    while (true) {
      try {
        return SocketChannel.open(port);
      } catch (IOException e) {
        Thread.sleep(LOOK_MS);
      }
    }
  }

  private static void carry(SocketChannel from, SocketChannel to) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER);
    try {
      while (from.read(bytes) >= 0) {
        bytes.flip();
        while (bytes.hasRemaining()) {
          to.write(bytes);
        }
        bytes.clear();
      }
    } catch (IOException e) {
      // One side has gone; the other one learns of it by the end of this program.
      bytes.clear();
    }
    Runtime.getRuntime().halt(0);
  }
}
