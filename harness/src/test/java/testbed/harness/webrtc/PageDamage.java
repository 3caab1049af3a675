package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import testbed.harness.Outcome;

/** What is done to the page of a call before a browser opens it. */
@FunctionalInterface
interface PageDamage {
  /** Does it. */
  void to(Path page) throws IOException;

  /** Other script in the place of what is there. */
  static PageDamage replacing(String script, String other) {
    return page -> {
      String whole = Files.readString(page);
      assertTrue(whole.contains(script), () -> "the page does not say " + script);
      Files.writeString(page, whole.replace(script, other));
    };
  }

  /** A short call with such a page. */
  default Outcome during(BrowserCall call, String... more) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Boolean> damaging = CompletableFuture.supplyAsync(() -> await(over));
    try {
      return call.make("5s", more);
    } finally {
      over.set(true);
      assertTrue(damaging.get(5, TimeUnit.SECONDS), "there was no page to damage");
    }
  }

  /** Waits for the whole page, which the browser opens about a second later. */
  private boolean await(AtomicBoolean over) {
    try {
      while (!over.get()) {
        for (Path run : runFolders()) {
          Path page = run.resolve("call.html");
          if (Files.exists(page) && Files.readString(page).contains("</script>")) {
            to(page);
            return true;
          }
        }
        Thread.sleep(1);
      }
      return false;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> runFolders() throws IOException {
    List<Path> folders = new ArrayList<>();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    String own = "testbed-run-" + ProcessHandle.current().pid() + "-*";
    try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, own)) {
      found.forEach(folders::add);
    }
    return folders;
  }
}
