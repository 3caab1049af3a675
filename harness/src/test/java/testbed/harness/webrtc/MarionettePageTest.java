package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page says of its browser's answers, which stand here as Firefox gives them: some last only
 * for the moment in which a page has crashed and its notice is not shown yet.
 */
@Timeout(20)
class MarionettePageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String NOTHING_SHOWN =
      "{\"error\": \"no such window\", \"message\": \"Browsing context has been discarded\"}, null";
  private static final String SCRIPT_FAILED =
      "{\"error\": \"javascript error\", \"message\": \"it is not so\"}, null";

  /** By command, what stands behind the number of an answer. */
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  private ServerSocket listening;
  private MarionetteSocket browser;
  private MarionettePage page;

  @BeforeEach
  void opensAPage() throws Exception {
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::answer);
    browser =
        new MarionetteSocket(
            "the sender's browser",
            SocketChannel.open(
                new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort())));
    answers.put("WebDriver:GetTitle", "null, {\"value\": \"sender\"}");
    page = MarionettePage.open(browser, "http://127.0.0.1/");
  }

  @AfterEach
  void closes() throws IOException {
    browser.close();
    listening.close();
  }

  @Test
  void aPageThatIsThereSaysWhatItWasAsked() throws Exception {
    answers.put(
        "WebDriver:ExecuteAsyncScript", "null, {\"value\": {\"json\": \"{\\\"value\\\": 7}\"}}");

    assertEquals(7, page.evaluate("3 + 4", PATIENCE).asInt());
  }

  @Test
  void aScriptThatFailsIsNoCrash() {
    answers.put("WebDriver:ExecuteAsyncScript", SCRIPT_FAILED);

    assertEquals(
        "the sender's browser refused WebDriver:ExecuteAsyncScript: it is not so", message());
  }

  @Test
  void aNoticeInThePlaceOfThePageIsACrash() {
    answers.put("WebDriver:ExecuteAsyncScript", NOTHING_SHOWN);
    answers.put("WebDriver:GetTitle", "null, {\"value\": \"Tab crash reporter\"}");

    assertEquals("the sender's browser is gone: its page crashed", message());
  }

  @Test
  void nothingInThePlaceOfThePageIsACrash() {
    answers.put("WebDriver:ExecuteAsyncScript", NOTHING_SHOWN);
    answers.put("WebDriver:GetTitle", NOTHING_SHOWN);

    assertEquals("the sender's browser is gone: its page crashed", message());
  }

  @Test
  void aScriptThatEndsWithoutAValueBesideANoticeIsACrash() {
    answers.put("WebDriver:GetTitle", NOTHING_SHOWN);

    assertEquals("the sender's browser is gone: its page crashed", message());
  }

  /** The notice is a page, too, in which a script may run, and fail. */
  @Test
  void aScriptThatFailsWithinANoticeIsACrash() {
    answers.put(
        "WebDriver:ExecuteAsyncScript",
        "null, {\"value\": {\"thrown\": \"ReferenceError: statistics is not defined\"}}");
    answers.put("WebDriver:GetTitle", "null, {\"value\": \"Tab crash reporter\"}");

    assertEquals("the sender's browser is gone: its page crashed", message());
  }

  @Test
  void aScriptThatFailsInThePageIsTheFailureOfThePage() {
    answers.put(
        "WebDriver:ExecuteAsyncScript",
        "null, {\"value\": {\"thrown\": \"TypeError: it is null\"}}");

    assertEquals("the page failed: TypeError: it is null", message());
  }

  private String message() {
    return assertThrows(BrowserException.class, () -> page.evaluate("statistics()", PATIENCE))
        .getMessage();
  }

  private void answer() {
    try (Socket connection = listening.accept()) {
      InputStream questions = connection.getInputStream();
      for (int digit = questions.read(); digit >= 0; digit = questions.read()) {
        int length = 0;
        for (; digit != ':'; digit = questions.read()) {
          length = length * 10 + Character.digit(digit, 10);
        }
        JsonNode asked = JsonMapper.shared().readTree(questions.readNBytes(length));
        String answer =
            "[1, %d, %s]"
                .formatted(
                    asked.path(1).asInt(),
                    answers.getOrDefault(asked.path(2).asString(), "null, {}"));
        connection
            .getOutputStream()
            .write((answer.length() + ":" + answer).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // The test has closed the connection.
      answers.clear();
    }
  }
}
