package testbed.shell.tun;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * Passes questions for names on to a server that only this machine can reach, over UDP and over TCP
 * (RFC 1035, 4.2), and the answers back. What it cannot pass on stays unanswered, as on a network
 * that loses it. Its threads end with the process.
 */
final class NameRelay {
  private static final int LARGEST_MESSAGE = 65_535;
  private static final int ANSWER_MS = 5_000;
  private static final int QUESTIONS_AT_ONCE = 64;

  private final InetSocketAddress server;
  private final DatagramSocket questions;
  private final ServerSocket callers;
  private final Semaphore room = new Semaphore(QUESTIONS_AT_ONCE);

  private NameRelay(InetSocketAddress here, InetSocketAddress server) throws IOException {
    this.server = server;
    this.questions = new DatagramSocket(here);
    this.callers = new ServerSocket();
    callers.bind(new InetSocketAddress(here.getAddress(), questions.getLocalPort()));
  }

  /**
   * Begins to listen.
   *
   * @param here an address of this machine; with port 0 a free one is taken
   * @return where it listens
   * @throws IOException when that address cannot be used
   */
  static InetSocketAddress open(InetSocketAddress here, InetSocketAddress server)
      throws IOException {
    NameRelay relay = new NameRelay(here, server);
    Thread.ofPlatform().name("names, UDP").daemon().start(relay::takeQuestions);
    Thread.ofPlatform().name("names, TCP").daemon().start(relay::takeCalls);
    return (InetSocketAddress) relay.questions.getLocalSocketAddress();
  }

  private void takeQuestions() {
    byte[] buffer = new byte[LARGEST_MESSAGE];
    while (true) {
      try {
        DatagramPacket question = new DatagramPacket(buffer, buffer.length);
        questions.receive(question);
        byte[] bytes = Arrays.copyOf(buffer, question.getLength());
        InetSocketAddress from = (InetSocketAddress) question.getSocketAddress();
        begin(() -> ask(bytes, from));
      } catch (IOException e) {
        // An error of an earlier answer, whose asker has gone: the next question may be better.
      }
    }
  }

  private void ask(byte[] question, InetSocketAddress from) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(ANSWER_MS);
      socket.connect(server);
      socket.send(new DatagramPacket(question, question.length));
      DatagramPacket answer = new DatagramPacket(new byte[LARGEST_MESSAGE], LARGEST_MESSAGE);
      socket.receive(answer);
      answer.setSocketAddress(from);
      questions.send(answer);
    }
  }

  private void takeCalls() {
    while (true) {
      try {
        Socket caller = callers.accept();
        if (!begin(() -> connect(caller))) {
          caller.close();
        }
      } catch (IOException e) {
        // A caller that went away before it was heard.
      }
    }
  }

  private void connect(Socket caller) throws IOException {
    try (caller;
        Socket call = new Socket()) {
      call.connect(server, ANSWER_MS);
      call.setSoTimeout(ANSWER_MS);
      caller.setSoTimeout(ANSWER_MS);
      begin(() -> copy(caller.getInputStream(), call.getOutputStream()));
      copy(call.getInputStream(), caller.getOutputStream());
    }
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    in.transferTo(out);
  }

  /** Something that ends by itself, or by an error that concerns one asker alone. */
  private interface Errand {
    void run() throws IOException;
  }

  /** Returns whether there was room for it. */
  private boolean begin(Errand errand) {
    if (!room.tryAcquire()) {
      return false;
    }
    Thread.startVirtualThread(
        () -> {
          try {
            errand.run();
          } catch (IOException e) {
            // No answer is what its asker gets to see.
            return;
          } finally {
            room.release();
          }
        });
    return true;
  }
}
