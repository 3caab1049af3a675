package testbed.shell.tun;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testbed.shell.emulator.OneNameServer;

/** Questions for names, passed on over the loopback of this machine. */
@Timeout(30)
class NameRelayTest {
  private static final byte[] ADDRESS = {(byte) 192, 0, 2, 55};

  /** A standard query, id 0x1234, for the address of {@code a.b}. */
  private static final byte[] QUESTION = {
    0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 'a', 1, 'b', 0, 0, 1, 0, 1
  };

  private ServerSocket callers;
  private DatagramSocket questions;
  private InetSocketAddress relay;

  @BeforeEach
  void aServerAndARelay() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    openOnePort(loopback);
    Thread.ofPlatform().daemon().start(() -> OneNameServer.serveCallers(callers, ADDRESS));
    relay =
        NameRelay.open(
            new InetSocketAddress(loopback, 0),
            new InetSocketAddress(loopback, callers.getLocalPort()));
  }

  /** A port that is free for connections may be taken for datagrams, by whoever else runs here. */
  private void openOnePort(InetAddress loopback) throws IOException {
    for (int attempt = 1; ; attempt++) {
      callers = new ServerSocket(0, 5, loopback);
      try {
        questions = new DatagramSocket(callers.getLocalPort(), loopback);
        return;
      } catch (BindException taken) {
        callers.close();
        if (attempt == 20) {
          throw taken;
        }
      }
    }
  }

  private void answerDatagrams() {
    Thread.ofPlatform().daemon().start(this::serve);
  }

  private void serve() {
    try {
      OneNameServer.serve(questions, ADDRESS);
    } catch (IOException e) {
      return; // the test is over
    }
  }

  @AfterEach
  void noServer() throws Exception {
    callers.close();
    questions.close();
  }

  @Test
  void anAnswerComesBackToWhoAskedByDatagram() throws Exception {
    answerDatagrams();
    for (int i = 0; i < 200; i++) {
      byte[] answer = askByDatagram();
      assertEquals(0x12, answer[0]);
      assertArrayEquals(ADDRESS, tail(answer));
    }
  }

  @Test
  void anAnswerComesBackOverAConnection() throws Exception {
    try (Socket socket = new Socket(relay.getAddress(), relay.getPort())) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeShort(QUESTION.length);
      out.write(QUESTION);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readUnsignedShort()];
      in.readFully(answer);
      assertArrayEquals(ADDRESS, tail(answer));
    }
  }

  @Test
  void aSilentServerDoesNotStopTheRelay() throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < 200; i++) {
        socket.send(new DatagramPacket(QUESTION, QUESTION.length, relay));
      }
    }
    answerDatagrams();
    assertArrayEquals(ADDRESS, tail(askByDatagram()));
  }

  private byte[] askByDatagram() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(500);
      DatagramPacket answer = new DatagramPacket(new byte[512], 512);
      for (int attempt = 0; ; attempt++) {
        socket.send(new DatagramPacket(QUESTION, QUESTION.length, relay));
        try {
          socket.receive(answer);
          return Arrays.copyOf(answer.getData(), answer.getLength());
        } catch (IOException e) {
          if (attempt == 20) {
            throw e;
          }
        }
      }
    }
  }

  private static byte[] tail(byte[] answer) {
    return Arrays.copyOfRange(answer, answer.length - 4, answer.length);
  }
}
