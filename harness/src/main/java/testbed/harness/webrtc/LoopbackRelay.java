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
 * A program of its own, inside the sender's namespace: carries bytes between a port of the
 * namespace's loopback interface and a Unix socket, which reaches out of it. Nothing of that
 * touches the link. Serves one connection and ends with it.
 */
public final class LoopbackRelay {
  private static final int BUFFER = 1 << 20;

  private LoopbackRelay() {}

  /**
   * Relays.
   *
   * @param words the port to listen on, and the path of the Unix socket
   */
  public static void main(String[] words) throws IOException {
    InetSocketAddress here =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0]));
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(here);
        SocketChannel page = server.accept();
        SocketChannel camera = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(words[1])))) {
      page.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Thread.ofPlatform().daemon().start(() -> carry(page, camera));
      carry(camera, page);
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
