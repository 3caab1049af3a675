package testbed.shell.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** A program for the ends of a link: serves or asks for echoes over TCP and UDP. */
final class EchoProgram {
  static final int PORT = 7007;
  private static final int BYTES = 200_000;
  private static final int DATAGRAM = 1200;
  private static final int PATIENCE_MS = 20_000;

  private EchoProgram() {}

  /** Arguments: {@code serve ADDRESS}, or {@code ask ADDRESS}; asking ends with 0 when answered. */
  public static void main(String[] arguments) throws Exception {
    InetAddress address = InetAddress.getByName(arguments[1]);
    if (arguments[0].equals("serve")) {
      serve(address);
    } else {
      askByTcp(address);
      askByUdp(address);
    }
  }

  private static void serve(InetAddress address) throws IOException {
    DatagramSocket datagrams = new DatagramSocket(PORT, address);
    Thread.ofPlatform().daemon().start(() -> serveUdp(datagrams));
    try (ServerSocket server = new ServerSocket(PORT, 5, address);
        Socket client = server.accept();
        InputStream in = client.getInputStream()) {
      in.transferTo(client.getOutputStream());
      client.shutdownOutput();
      in.readAllBytes();
    }
    try {
      Thread.sleep(PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void serveUdp(DatagramSocket socket) {
    try (socket) {
      DatagramPacket packet = new DatagramPacket(new byte[2 * DATAGRAM], 2 * DATAGRAM);
      while (true) {
        socket.receive(packet);
        socket.send(packet);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void askByTcp(InetAddress address) throws IOException {
    byte[] sent = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      sent[i] = (byte) (i * 31);
    }
    try (Socket socket = connect(address)) {
      socket.setSoTimeout(PATIENCE_MS);
      Thread.ofPlatform().start(() -> write(socket, sent));
      check(Arrays.equals(sent, socket.getInputStream().readAllBytes()), "TCP");
    }
  }

  private static void write(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server may not listen yet. */
  private static Socket connect(InetAddress address) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000L;
    while (true) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, PORT), PATIENCE_MS);
        return socket;
      } catch (IOException e) {
        socket.close();
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  private static void askByUdp(InetAddress address) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.send(new DatagramPacket(new byte[DATAGRAM], DATAGRAM, address, PORT));
      DatagramPacket answer = new DatagramPacket(new byte[2 * DATAGRAM], 2 * DATAGRAM);
      socket.receive(answer);
      check(answer.getLength() == DATAGRAM, "UDP");
    }
  }

  private static void check(boolean good, String what) {
    if (!good) {
      throw new IllegalStateException(what + ": what came back is not what was sent");
    }
  }
}
