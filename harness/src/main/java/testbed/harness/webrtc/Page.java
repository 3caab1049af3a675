package testbed.harness.webrtc;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The call's page in one browser. */
interface Page {
  /** How long a browser may take to do what a call is made of. */
  Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * Evaluates an expression in the page, waits for it if it is a promise, and returns its value.
   *
   * @throws BrowserException when it throws, with what it said
   */
  default JsonNode evaluate(String expression) throws BrowserException, InterruptedException {
    return evaluate(expression, PATIENCE);
  }

  /** The same with another patience. */
  JsonNode evaluate(String expression, Duration patience)
      throws BrowserException, InterruptedException;

  /** What the page failed with, as far as one line says it. */
  static BrowserException failed(String text) {
    return new BrowserException("the page failed: " + text.lines().findFirst().orElse(""));
  }
}
