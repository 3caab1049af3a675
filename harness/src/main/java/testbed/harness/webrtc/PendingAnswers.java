package testbed.harness.webrtc;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * The questions to a browser that wait for their answers, which find them by their number. Any
 * thread may ask; questions are sent one after the other.
 */
final class PendingAnswers {
  private final String name;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private volatile String ended = "";

  /** Sends a question under its number. */
  @FunctionalInterface
  interface Sending {
    void send(int id) throws IOException;
  }

  /**
   * No questions yet.
   *
   * @param name of the browser, for messages
   */
  PendingAnswers(String name) {
    this.name = name;
  }

  /**
   * Asks, and waits for the answer.
   *
   * @param what is asked, for messages
   * @throws BrowserException when the browser is gone or does not answer in time
   */
  JsonNode ask(String what, Sending question, Duration patience)
      throws BrowserException, InterruptedException {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      send(id, question);
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BrowserException(
          name + " did not answer " + what + " within " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw gone(e.getCause().getMessage());
    } finally {
      waiting.remove(id);
    }
  }

  private synchronized void send(int id, Sending question) throws BrowserException {
    if (!ended.isEmpty()) {
      throw gone(ended);
    }
    try {
      question.send(id);
    } catch (IOException e) {
      throw gone(e.getMessage());
    }
  }

  /** The answer to the question of this number has come. */
  void answer(int id, JsonNode message) {
    CompletableFuture<JsonNode> answer = waiting.get(id);
    if (answer != null) {
      answer.complete(message);
    }
  }

  /** Fails everything that still waits, and what may yet be asked. */
  void end(String why) {
    ended = why;
    waiting.values().forEach(f -> f.completeExceptionally(new IOException(why)));
  }

  /** The browser's refusal of a question. */
  BrowserException refused(String what, String why) {
    return BrowserException.refusal(name + " refused " + what + ": " + why);
  }

  /** There is nobody to ask any more. */
  BrowserException gone(String why) {
    return new BrowserException(name + " is gone: " + why);
  }
}
