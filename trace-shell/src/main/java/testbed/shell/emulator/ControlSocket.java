package testbed.shell.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import testbed.shell.tun.FileMask;

/**
 * The Unix socket at which a running link is asked and changed; for its owner alone (mode 0600).
 * Its threads sleep until somebody asks.
 */
final class ControlSocket implements AutoCloseable {
  /** {@code S_IFMT} and {@code S_IFSOCK}; see inode(7). */
  private static final int KIND = 0xF000;

  private static final int SOCKET = 0xC000;

  private final Path path;
  private final List<LiveLink> links;
  private final ServerSocketChannel server;

  private ControlSocket(Path path, List<LiveLink> links, ServerSocketChannel server) {
    this.path = path;
    this.links = links;
    this.server = server;
  }

  /**
   * Begins to listen. What a link that was killed left behind at {@code path} is replaced.
   *
   * @throws IOException when another link listens there, or the path cannot be used
   */
  static ControlSocket open(Path path, List<LiveLink> links) throws IOException {
    if (Files.exists(path)) {
      removeLeftover(path);
    }
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      FileMask.whileOnlyOwnerMay(() -> server.bind(UnixDomainSocketAddress.of(path)));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      server.close();
      throw new IOException("cannot listen at " + path + ": " + e.getMessage(), e);
    }
    ControlSocket control = new ControlSocket(path, links, server);
    Thread.ofPlatform().name("control").daemon().start(control::accept);
    return control;
  }

  private static void removeLeftover(Path path) throws IOException {
    int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if ((mode & KIND) != SOCKET) {
      throw new IOException(path + " exists and is not a socket; choose another path");
    }
    try (SocketChannel other = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException e) {
      Files.delete(path);
      return;
    }
    throw new IOException("another link is controlled at " + path + "; choose another path");
  }

  private void accept() {
    try {
      while (server.isOpen()) {
        SocketChannel client = server.accept();
        Thread.ofPlatform().name("control client").daemon().start(() -> serve(client));
      }
    } catch (IOException e) {
      if (server.isOpen()) {
        System.err.println("testbed: the control socket failed: " + e.getMessage());
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
      String line = in.readLine();
      while (line != null) {
        byte[] answer = (answer(line) + "\n").getBytes(StandardCharsets.UTF_8);
        Channels.newOutputStream(client).write(answer);
        line = in.readLine();
      }
    } catch (IOException e) {
      // The client went away: nobody is left to be told.
      return;
    }
  }

  private Message answer(String line) {
    try {
      Message question = Message.parse(line);
      return switch (question.what()) {
        case "show" -> show();
        case "set" -> set(question);
        default -> throw new IOException("unknown request " + question.what());
      };
    } catch (IOException | IllegalArgumentException e) {
      return Message.of("failed").with("why", String.valueOf(e.getMessage()));
    }
  }

  private Message show() {
    Message state = Message.of("state");
    for (LiveLink link : links) {
      ControlMessages.write(state, link.state());
    }
    return state;
  }

  private Message set(Message question) throws IOException {
    Map<String, String> values = new TreeMap<>();
    for (String name : LinkControl.SETTINGS) {
      if (question.has("set." + name)) {
        values.put(name, question.text("set." + name));
      }
    }
    List<LiveLink> chosen = new ArrayList<>(links);
    chosen.removeIf(link -> !question.list("directions").contains(link.direction()));
    for (LiveLink link : chosen) {
      for (Map.Entry<String, String> value : values.entrySet()) {
        link.read(value.getKey(), value.getValue());
      }
    }
    for (LiveLink link : chosen) {
      for (Map.Entry<String, String> value : values.entrySet()) {
        link.set(value.getKey(), value.getValue());
      }
    }
    return Message.of("done");
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(path);
  }
}
