package testbed.injector.camera;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's side of one WebSocket (RFC 6455), as far as a camera needs it: binary messages of
 * any size to the page, short unfragmented ones from it. Numbers are little-endian. One thread may
 * send while another receives.
 */
final class WebSocketLink {
  /** What precedes the payload of a message to the page. */
  static final int HEAD_BYTES = 10;

  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final Pattern KEY =
      Pattern.compile("(?im)^Sec-WebSocket-Key: *([A-Za-z0-9+/=]{1,64})");
  private static final int BINARY = 0x82;
  private static final int MEDIUM_LENGTH = 126;
  private static final int LONG_LENGTH = 127;
  private static final int MOST_MEDIUM = 0xffff;
  private static final int MASKED = 0x80;
  private static final int SHORT_LENGTH = 0x7f;
  private static final int MOST_OF_REQUEST = 8192;
  private static final int MOST_SHORT = 125;
  private static final int MASK_BYTES = 4;

  private final SocketChannel channel;
  private final ByteBuffer head = buffer(2 + MASK_BYTES);
  private final ByteBuffer payload = buffer(MOST_SHORT);

  private WebSocketLink(SocketChannel channel) {
    this.channel = channel;
  }

  /** A buffer for a message of this size; the payload begins at {@link #HEAD_BYTES}. */
  static ByteBuffer message(int payloadBytes) {
    ByteBuffer message = buffer(HEAD_BYTES + payloadBytes).order(ByteOrder.BIG_ENDIAN);
    int begin = begin(payloadBytes);
    message.put(begin, (byte) BINARY);
    if (payloadBytes <= MOST_SHORT) {
      message.put(begin + 1, (byte) payloadBytes);
    } else if (payloadBytes <= MOST_MEDIUM) {
      message.put(begin + 1, (byte) MEDIUM_LENGTH).putShort(begin + 2, (short) payloadBytes);
    } else {
      message.put(begin + 1, (byte) LONG_LENGTH).putLong(begin + 2, payloadBytes);
    }
    return message.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where a message begins: a length has to be written in as few bytes as it fits into. */
  private static int begin(int payloadBytes) {
    int lengthBytes = payloadBytes <= MOST_SHORT ? 0 : payloadBytes <= MOST_MEDIUM ? 2 : 8;
    return HEAD_BYTES - 2 - lengthBytes;
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Answers the page's request to talk. */
  static WebSocketLink accept(SocketChannel channel) throws IOException {
    Matcher key = KEY.matcher(request(channel));
    if (!key.find()) {
      throw new IOException("it sent no WebSocket key");
    }
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accepted(key.group(1))
            + "\r\n\r\n";
    ByteBuffer bytes = ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return new WebSocketLink(channel);
  }

  private static String request(SocketChannel channel) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (!text.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      one.clear();
      if (channel.read(one) < 0 || text.size() > MOST_OF_REQUEST) {
        throw new IOException("its request has no end");
      }
      text.write(one.get(0));
    }
    return text.toString(StandardCharsets.ISO_8859_1);
  }

  private static String accepted(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] digest = sha1.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a whole message; blocks while the page does not take it. */
  void send(ByteBuffer message) throws IOException {
    message.clear().position(begin(message.capacity() - HEAD_BYTES));
    while (message.hasRemaining()) {
      channel.write(message);
    }
  }

  /**
   * Waits for the page's next message.
   *
   * @return its payload, good until the next call
   * @throws IOException when the page has gone or sends something else than a short message
   */
  ByteBuffer receive() throws IOException {
    fill(head, head.capacity());
    int length = head.get(1) & SHORT_LENGTH;
    if ((head.get(0) & 0xff) != BINARY || (head.get(1) & MASKED) == 0 || length > MOST_SHORT) {
      throw new IOException("it ended the connection, or sent what a camera does not understand");
    }
    fill(payload, length);
    for (int i = 0; i < length; i++) {
      payload.put(i, (byte) (payload.get(i) ^ head.get(2 + i % MASK_BYTES)));
    }
    return payload;
  }

  private void fill(ByteBuffer buffer, int bytes) throws IOException {
    buffer.clear().limit(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IOException("it closed the connection");
      }
    }
    buffer.flip();
  }
}
