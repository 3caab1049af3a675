package testbed.harness.webrtc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Marionette, Firefox's own remote protocol, in its version 3: JSON arrays, each with its length in
 * bytes and a colon before it; a command is {@code [0, id, name, parameters]}, its answer {@code
 * [1, id, error, result]}. Any thread may call; answers are read by a thread of its own.
 */
final class MarionetteSocket implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;
  private static final int BUFFER = 64 * 1024;

  private final SocketChannel channel;
  private final PendingAnswers pending;
  private final ByteBuffer received = ByteBuffer.allocate(BUFFER).flip();

  /**
   * Speaks over a connection, which it then owns.
   *
   * @param name of the browser, for messages
   */
  MarionetteSocket(String name, SocketChannel channel) {
    this.channel = channel;
    this.pending = new PendingAnswers(name);
    Thread.ofPlatform().daemon().name("marionette-" + name).start(this::readAnswers);
  }

  /**
   * Calls a command and waits for its answer.
   *
   * @throws BrowserException when the browser refuses, is gone or does not answer in time
   */
  JsonNode call(String command, Map<String, ?> parameters, Duration patience)
      throws BrowserException, InterruptedException {
    JsonNode answer =
        pending.ask(command, id -> send(List.of(0, id, command, parameters)), patience);
    JsonNode error = answer.path(2);
    if (error.isObject()) {
      String why = error.path("message").asString("");
      throw pending.refused(
          command, why.lines().findFirst().orElse(error.path("error").asString("")));
    }
    return answer.path(3);
  }

  /** That there is nobody to ask any more, and why. */
  BrowserException gone(String why) {
    return pending.gone(why);
  }

  /** Fails everything that still waits: the browser has died. */
  void browserDied(String why) {
    pending.end(why);
  }

  @Override
  public void close() {
    pending.end("closed");
    try {
      channel.close();
    } catch (IOException e) {
      // The other side is gone already; nothing is left to close.
      pending.end("closed by the other side");
    }
  }

  private void send(List<?> message) throws IOException {
    byte[] text = JSON.writeValueAsBytes(message);
    ByteBuffer bytes = ByteBuffer.allocate(text.length + Integer.BYTES * 3);
    bytes.put((text.length + ":").getBytes(StandardCharsets.US_ASCII)).put(text).flip();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void readAnswers() {
    try {
      while (true) {
        JsonNode message = JSON.readTree(next(length()).toString(StandardCharsets.UTF_8));
        // The first message is a greeting, and no array.
        if (message.isArray()) {
          pending.answer(message.path(1).asInt(-1), message);
        }
      }
    } catch (IOException | JacksonException e) {
      browserDied(String.valueOf(e.getMessage()));
    }
  }

  private int length() throws IOException {
    int length = 0;
    for (int b = read(); b != ':'; b = read()) {
      length = length * 10 + b - '0';
      if (b < '0' || b > '9' || length > LARGEST_MESSAGE) {
        throw new IOException("it sent what is no message of Marionette");
      }
    }
    return length;
  }

  private ByteArrayOutputStream next(int length) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream(length);
    while (message.size() < length) {
      message.write(read());
    }
    return message;
  }

  private int read() throws IOException {
    if (!received.hasRemaining()) {
      received.clear();
      if (channel.read(received) < 0) {
        throw new IOException("it closed its connection");
      }
      received.flip();
    }
    return received.get() & 0xff;
  }
}
