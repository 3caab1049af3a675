package testbed.shell.emulator;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/**
 * A server that knows one address for every name, over UDP and TCP: a program for the tests of
 * names.
 */
public final class OneNameServer {
  private static final int HEADER = 12;
  private static final int QUESTION_TAIL = 5;

  private OneNameServer() {}

  /** Arguments: where to listen, the port, the address to answer. Runs until it is killed. */
  public static void main(String[] arguments) throws IOException {
    InetAddress here = InetAddress.getByName(arguments[0]);
    byte[] address = InetAddress.getByName(arguments[2]).getAddress();
    int port = Integer.parseInt(arguments[1]);
    try (DatagramSocket questions = new DatagramSocket(port, here);
        ServerSocket callers = new ServerSocket(port, 5, here)) {
      Thread.ofPlatform().daemon().start(() -> serveCallers(callers, address));
      System.out.println("ready");
      serve(questions, address);
    }
  }

  /** Answers datagrams until the socket is closed. */
  public static void serve(DatagramSocket questions, byte[] address) throws IOException {
    while (true) {
      DatagramPacket packet = new DatagramPacket(new byte[512], 512);
      questions.receive(packet);
      packet.setData(answer(Arrays.copyOf(packet.getData(), packet.getLength()), address));
      questions.send(packet);
    }
  }

  /** Answers one question of each caller until the socket is closed. */
  public static void serveCallers(ServerSocket callers, byte[] address) {
    while (true) {
      try (Socket caller = callers.accept()) {
        DataInputStream in = new DataInputStream(caller.getInputStream());
        byte[] question = new byte[in.readUnsignedShort()];
        in.readFully(question);
        byte[] answer = answer(question, address);
        DataOutputStream out = new DataOutputStream(caller.getOutputStream());
        out.writeShort(answer.length);
        out.write(answer);
      } catch (IOException e) {
        if (callers.isClosed()) {
          return;
        }
      }
    }
  }

  /** RFC 1035, 4.1: the question again, and one A record, or none for another type. */
  private static byte[] answer(byte[] question, byte[] address) {
    int end = HEADER;
    while (question[end] != 0) {
      end += 1 + question[end];
    }
    boolean asksForAddress = question[end + 1] == 0 && question[end + 2] == 1;
    end += QUESTION_TAIL;
    byte[] record = {(byte) 0xc0, HEADER, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4};
    byte[] answer =
        Arrays.copyOf(question, asksForAddress ? end + record.length + address.length : end);
    answer[2] = (byte) 0x81;
    answer[3] = (byte) 0x80;
    answer[7] = (byte) (asksForAddress ? 1 : 0);
    Arrays.fill(answer, 8, HEADER, (byte) 0);
    if (asksForAddress) {
      System.arraycopy(record, 0, answer, end, record.length);
      System.arraycopy(address, 0, answer, end + record.length, address.length);
    }
    return answer;
  }
}
