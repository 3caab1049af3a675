package testbed.injector.camera;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A connection to an X server of this machine: the handshake, requests, and waiting until all of
 * them have been carried out. The protocol is X11, version 11.0. One thread.
 */
final class XConnection implements AutoCloseable {
  /** What this program wants of a screen; others are refused. */
  private static final int DEPTH = 24;

  private static final int PIXEL_BITS = 32;
  private static final int PACKET = 32;
  private static final int ERROR = 0;
  private static final int REPLY = 1;
  private static final int GET_INPUT_FOCUS = 43;

  private final SocketChannel channel;
  private final ByteBuffer packet = buffer(PACKET);
  private final ByteBuffer sync = buffer(4);
  private final ByteBuffer skipped = buffer(4096);

  private Screen screen;
  private int firstId;
  private int ids;
  private int longestRequest;

  /**
   * A screen of the server.
   *
   * @param root its root window
   * @param width in pixels
   * @param height in pixels
   */
  record Screen(int root, int width, int height) {}

  private XConnection(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Connects.
   *
   * @param keys where a key may be found
   * @throws IOException when there is no server, it refuses, or its screen is not of 32 bits a
   *     pixel
   */
  static XConnection open(ScreenPlace place, Path keys) throws IOException {
    XConnection connection =
        new XConnection(SocketChannel.open(UnixDomainSocketAddress.of(place.socket())));
    try {
      connection.greet(XAuthority.cookie(keys, place.display()).orElse(new byte[0]));
      connection.readSetup(place.screen());
      return connection;
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void greet(byte[] cookie) throws IOException {
    byte[] name =
        cookie.length == 0 ? new byte[0] : XAuthority.COOKIE.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer hello = buffer(12 + padded(name.length) + padded(cookie.length));
    hello.put((byte) 'l').put((byte) 0).putShort((short) 11).putShort((short) 0);
    hello.putShort((short) name.length).putShort((short) cookie.length).putShort((short) 0);
    hello.put(12, name).put(12 + padded(name.length), cookie);
    hello.clear();
    send(hello);
  }

  private static int padded(int bytes) {
    return (bytes + 3) / 4 * 4;
  }

  private void readSetup(int number) throws IOException {
    ByteBuffer head = receive(buffer(8));
    ByteBuffer body = receive(buffer(4 * Short.toUnsignedInt(head.getShort(6))));
    if (head.get(0) != REPLY) {
      byte[] reason = new byte[Math.min(Byte.toUnsignedInt(head.get(1)), body.capacity())];
      body.get(0, reason);
      throw new IOException(
          "the server refuses (" + new String(reason, StandardCharsets.US_ASCII).strip() + ")");
    }
    firstId = body.getInt(4);
    longestRequest = 4 * Short.toUnsignedInt(body.getShort(18));
    int formats = Byte.toUnsignedInt(body.get(21));
    int at = 32 + padded(Short.toUnsignedInt(body.getShort(16)));
    boolean fits = body.get(22) == 0 && hasFormat(body, at, formats);
    at += 8 * formats;
    if (number >= Byte.toUnsignedInt(body.get(20))) {
      throw new IOException("the server has no screen " + number);
    }
    for (int i = 0; i < number; i++) {
      at = afterScreen(body, at);
    }
    if (!fits || body.get(at + 38) != DEPTH) {
      throw new IOException("its screen does not have 24 bits of colour in 32 bits a pixel");
    }
    screen =
        new Screen(
            body.getInt(at),
            Short.toUnsignedInt(body.getShort(at + 20)),
            Short.toUnsignedInt(body.getShort(at + 22)));
  }

  private static boolean hasFormat(ByteBuffer body, int at, int count) {
    for (int i = 0; i < count; i++) {
      if (body.get(at + 8 * i) == DEPTH && body.get(at + 8 * i + 1) == PIXEL_BITS) {
        return true;
      }
    }
    return false;
  }

  /** The place after a screen's description, which lists its depths and their visuals. */
  private static int afterScreen(ByteBuffer body, int at) {
    int depths = Byte.toUnsignedInt(body.get(at + 39));
    int next = at + 40;
    for (int i = 0; i < depths; i++) {
      next += 8 + 24 * Short.toUnsignedInt(body.getShort(next + 2));
    }
    return next;
  }

  Screen screen() {
    return screen;
  }

  /** A number for a new window, picture or tool. */
  int newId() {
    return firstId + ids++;
  }

  /** Bytes of the longest request. */
  int longestRequest() {
    return longestRequest;
  }

  /**
   * A request to be filled; its length is in it already.
   *
   * @param detail the byte whose meaning depends on the request
   * @param words of 32 bits that follow the first
   */
  static ByteBuffer request(int code, int detail, int words) {
    ByteBuffer request = buffer(4 + 4 * words);
    return request.put((byte) code).put((byte) detail).putShort((short) (1 + words));
  }

  /** Sends what is between the buffer's beginning and its limit. */
  void send(ByteBuffer request) throws IOException {
    request.rewind();
    while (request.hasRemaining()) {
      channel.write(request);
    }
  }

  /**
   * Waits until everything that was sent has been carried out.
   *
   * @throws IOException when something of it was refused, or the server is gone
   */
  void sync() throws IOException {
    sync.clear();
    sync.put((byte) GET_INPUT_FOCUS).put((byte) 0).putShort((short) 1);
    send(sync);
    while (true) {
      receive(packet);
      switch (packet.get(0)) {
        case ERROR ->
            throw new IOException(
                "the server refused request %d (error %d)"
                    .formatted(packet.get(10), packet.get(1)));
        case REPLY -> {
          skip(4 * packet.getInt(4));
          return;
        }
        default -> {
          // An event: nothing that happens to the window matters.
        }
      }
    }
  }

  private void skip(int bytes) throws IOException {
    for (int left = bytes; left > 0; ) {
      int now = Math.min(left, skipped.capacity());
      receive(skipped.limit(now));
      left -= now;
    }
  }

  /** Fills the buffer from its beginning to its limit. */
  private ByteBuffer receive(ByteBuffer into) throws IOException {
    into.rewind();
    while (into.hasRemaining()) {
      if (channel.read(into) < 0) {
        throw new EOFException("the server closed the connection");
      }
    }
    return into;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
