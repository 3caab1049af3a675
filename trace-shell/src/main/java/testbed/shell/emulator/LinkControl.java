package testbed.shell.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Asks and changes a running link through its control socket.
 *
 * @param socket the path that {@code --control} was given
 */
public record LinkControl(Path socket) {
  /** What can be changed. */
  public static final List<String> SETTINGS = List.of("rate", "queue", "delay", "loss");

  /** The directions, as they are called here: from the sender's end, and back. */
  public static final List<String> DIRECTIONS = List.of("uplink", "downlink");

  /**
   * Both directions as they are now, uplink first.
   *
   * @throws IOException when no link answers at the socket; the message says so
   */
  public List<LinkState> show() throws IOException {
    Message state = ask(Message.of("show"));
    return List.of(
        ControlMessages.read(state, DIRECTIONS.get(0)),
        ControlMessages.read(state, DIRECTIONS.get(1)));
  }

  /**
   * Changes settings, all of them or, when one is not good, none.
   *
   * @param directions a part of {@link #DIRECTIONS}
   * @param values by the names of {@link #SETTINGS}
   * @throws IOException when the link refuses, with its reason, or does not answer
   */
  public void set(List<String> directions, Map<String, String> values) throws IOException {
    Message message = Message.of("set").with("directions", directions);
    values.forEach((name, value) -> message.with("set." + name, value));
    ask(message);
  }

  private Message ask(Message question) throws IOException {
    if (!Files.exists(socket)) {
      throw new IOException(
          "there is no link at " + socket + "; start one with 'shell --control " + socket + "'");
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      Channels.newOutputStream(channel).write((question + "\n").getBytes(StandardCharsets.UTF_8));
      String line =
          new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine();
      if (line == null) {
        throw new IOException("the link at " + socket + " ended");
      }
      Message answer = Message.parse(line);
      if (answer.what().equals("failed")) {
        throw new IOException(answer.text("why"));
      }
      return answer;
    } catch (java.net.SocketException e) {
      throw new IOException("no link answers at " + socket + ": " + e.getMessage(), e);
    }
  }
}
