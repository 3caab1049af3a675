package testbed.harness.webrtc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A page of a Chromium, attached to through its debugging pipe. */
final class DevToolsPage implements Page {
  private final DebuggingPipe pipe;
  private final String session;

  private DevToolsPage(DebuggingPipe pipe, String session) {
    this.pipe = pipe;
    this.session = session;
  }

  /**
   * Attaches to the first page, lets it use the camera, and opens {@code address} in it.
   *
   * @return when the page has loaded
   */
  static DevToolsPage open(DebuggingPipe pipe, String address)
      throws BrowserException, InterruptedException {
    JsonNode targets = pipe.call("", "Target.getTargets", Map.of(), PATIENCE).path("targetInfos");
    String target = "";
    for (JsonNode info : targets) {
      if (info.path("type").asString().equals("page")) {
        target = info.path("targetId").asString();
      }
    }
    if (target.isEmpty()) {
      target =
          pipe.call("", "Target.createTarget", Map.of("url", "about:blank"), PATIENCE)
              .path("targetId")
              .asString();
    }
    String session =
        pipe.call(
                "", "Target.attachToTarget", Map.of("targetId", target, "flatten", true), PATIENCE)
            .path("sessionId")
            .asString();
    pipe.call(
        "", "Browser.grantPermissions", Map.of("permissions", List.of("videoCapture")), PATIENCE);
    DevToolsPage page = new DevToolsPage(pipe, session);
    pipe.call(session, "Inspector.enable", Map.of(), PATIENCE);
    JsonNode opened = pipe.call(session, "Page.navigate", Map.of("url", address), PATIENCE);
    if (opened.has("errorText")) {
      throw new BrowserException(
          "the browser could not open " + address + ": " + opened.path("errorText").asString());
    }
    page.evaluate(
        "new Promise(done => document.readyState === 'complete' ? done(true)"
            + " : addEventListener('load', () => done(true)))");
    return page;
  }

  @Override
  public JsonNode evaluate(String expression, Duration patience)
      throws BrowserException, InterruptedException {
    JsonNode answer =
        pipe.call(
            session,
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true),
            patience);
    if (answer.has("exceptionDetails")) {
      JsonNode thrown = answer.path("exceptionDetails");
      String text = thrown.path("exception").path("description").asString();
      throw Page.failed(text.isEmpty() ? thrown.path("text").asString() : text);
    }
    return answer.path("result").path("value");
  }
}
