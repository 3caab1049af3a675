package testbed.harness.webrtc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Chrome DevTools protocol over a pair of pipes: one JSON message after the other, each ended
 * by a zero byte. Any thread may call; answers are read by a thread of its own.
 */
final class DebuggingPipe implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What the browser says on its own account of a page that watches itself. */
  private static final String CRASHED = "Inspector.targetCrashed";

  private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

  private final InputStream fromBrowser;
  private final OutputStream toBrowser;
  private final PendingAnswers pending;

  /**
   * Speaks over the given streams, which it then owns.
   *
   * @param name of the browser, for messages
   */
  DebuggingPipe(String name, InputStream fromBrowser, OutputStream toBrowser) {
    this.fromBrowser = fromBrowser;
    this.toBrowser = toBrowser;
    this.pending = new PendingAnswers(name);
    Thread.ofPlatform().daemon().name("devtools-" + name).start(this::readAnswers);
  }

  /**
   * Calls a method and waits for its answer.
   *
   * @param session the page to talk to, or an empty text for the browser itself
   * @throws BrowserException when the browser refuses, is gone or does not answer in time
   */
  JsonNode call(String session, String method, Map<String, ?> parameters, Duration patience)
      throws BrowserException, InterruptedException {
    ObjectNode message = JSON.createObjectNode();
    message.put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    JsonNode reply = pending.ask(method, id -> send(message.put("id", id)), patience);
    if (reply.has("error")) {
      throw pending.refused(method, reply.path("error").path("message").asString());
    }
    return reply.path("result");
  }

  @Override
  public void close() {
    pending.end("closed");
    try {
      toBrowser.close();
      fromBrowser.close();
    } catch (IOException e) {
      // The other side is gone already; nothing is left to close.
      pending.end("closed by the other side");
    }
  }

  /** Fails everything that still waits: the browser has died. */
  void browserDied(String why) {
    pending.end(why);
  }

  private void send(ObjectNode message) throws IOException {
    toBrowser.write(JSON.writeValueAsBytes(message));
    toBrowser.write(0);
    toBrowser.flush();
  }

  private void readAnswers() {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    byte[] chunk = new byte[64 * 1024];
    try {
      for (int n = fromBrowser.read(chunk); n >= 0; n = fromBrowser.read(chunk)) {
        int begin = 0;
        for (int i = 0; i < n; i++) {
          if (chunk[i] == 0) {
            message.write(chunk, begin, i - begin);
            begin = i + 1;
            dispatch(message.toString(StandardCharsets.UTF_8));
            message.reset();
          }
        }
        message.write(chunk, begin, n - begin);
        if (message.size() > LARGEST_MESSAGE) {
          throw new IOException("it sent a message without an end");
        }
      }
      browserDied("it closed its debugging pipe");
    } catch (IOException | JacksonException e) {
      browserDied(String.valueOf(e.getMessage()));
    }
  }

  private void dispatch(String text) {
    JsonNode message = JSON.readTree(text);
    if (message.path("method").asString("").equals(CRASHED)) {
      browserDied("its page crashed");
      return;
    }
    pending.answer(message.path("id").asInt(-1), message);
  }
}
