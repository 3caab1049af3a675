package testbed.harness.webrtc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of a Firefox that is open in its only tab. */
final class MarionettePage implements Page {
  /** Evaluates where the page's own script is, and brings the value out as text. */
  private static final String EVALUATE =
      """
      const [expression, done] = arguments;
      new Promise(value => value(window.eval(
        `(async () => JSON.stringify({ value: await (${expression}) }))()`)))
        .then(json => done({ json }), thrown => done({ thrown: String(thrown) }));
      """;

  /**
   * How long a script may take; whoever asks has a shorter patience. (To "for ever", which the
   * protocol knows too, Firefox 153 answers at once, without a value.)
   */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final String CRASHED = "its page crashed";

  /** The browser itself answers this one, whatever becomes of its page. */
  private static final Duration ASIDE = Duration.ofSeconds(2);

  private final MarionetteSocket browser;
  private final String title;

  private MarionettePage(MarionetteSocket browser, String title) {
    this.browser = browser;
    this.title = title;
  }

  /**
   * Opens {@code address} in the tab.
   *
   * @return when the page has loaded
   */
  static MarionettePage open(MarionetteSocket browser, String address)
      throws BrowserException, InterruptedException {
    browser.call("WebDriver:SetTimeouts", Map.of("script", LONGEST.toMillis()), PATIENCE);
    try {
      browser.call("WebDriver:Navigate", Map.of("url", address), PATIENCE);
    } catch (BrowserException e) {
      throw new BrowserException("the browser could not open " + address + ": " + e.getMessage());
    }
    return new MarionettePage(browser, title(browser));
  }

  private static String title(MarionetteSocket browser)
      throws BrowserException, InterruptedException {
    return browser.call("WebDriver:GetTitle", Map.of(), ASIDE).path("value").asString("");
  }

  @Override
  public JsonNode evaluate(String expression, Duration patience)
      throws BrowserException, InterruptedException {
    JsonNode said;
    try {
      said =
          browser
              .call(
                  "WebDriver:ExecuteAsyncScript",
                  Map.of("script", EVALUATE, "args", List.of(expression)),
                  patience)
              .path("value");
    } catch (BrowserException e) {
      throw crashed() ? browser.gone(CRASHED) : e;
    }
    if (!said.has("json") && crashed()) {
      throw browser.gone(CRASHED);
    }
    if (said.has("thrown")) {
      throw Page.failed(said.path("thrown").asString());
    }
    return JsonMapper.shared().readTree(said.path("json").asString("{}")).path("value");
  }

  /**
   * Whether the browser shows something else in the place of the page, or for a moment nothing,
   * when it refuses to name what it shows. Nobody navigates in a call: it is the notice of a crash.
   * A browser that does not answer has not only lost its page.
   */
  private boolean crashed() throws InterruptedException {
    try {
      return !title(browser).equals(title);
    } catch (BrowserException e) {
      return e.isRefusal();
    }
  }
}
