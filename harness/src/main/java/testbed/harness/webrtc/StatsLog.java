package testbed.harness.webrtc;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import testbed.harness.system.SystemFailure;
import testbed.timebase.Time;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a page once a second for its {@code getStats} and writes each answer as one line of JSON. On
 * a thread of its own; a page that no longer answers ends it, see {@link #failure()}.
 */
final class StatsLog implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** A page that does nothing but show or send a video answers in milliseconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long LOOK_MS = 5;

  private final Page page;
  private final Path file;
  private final Thread thread;
  private volatile boolean ending;
  private volatile boolean answered;
  private volatile String silence = "";
  private volatile JsonNode picture = JSON.createObjectNode();

  StatsLog(Page page, Path file) {
    this.page = page;
    this.file = file;
    this.thread = Thread.ofPlatform().daemon().name("stats-" + file.getFileName()).start(this::log);
  }

  /** What the page last said about the picture that it shows; empty while it shows none. */
  JsonNode picture() {
    return picture;
  }

  /** Waits for the page's first answer, or until it is clear that there will be none. */
  void awaitFirst() throws InterruptedException {
    while (!answered && thread.isAlive()) {
      Thread.sleep(LOOK_MS);
    }
  }

  /** That the page no longer answers, in a sentence; nothing while it does. */
  Optional<SystemFailure> failure() {
    return silence.isEmpty()
        ? Optional.empty()
        : Optional.of(new SystemFailure("asking for statistics", silence));
  }

  @Override
  public void close() {
    ending = true;
    LockSupport.unpark(thread);
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void log() {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      long next = System.nanoTime();
      while (!ending) {
        ObjectNode line = JSON.createObjectNode();
        line.put("at_monotonic_ns", System.nanoTime());
        JsonNode report = page.evaluate("report()", PATIENCE);
        line.set("stats", report.path("stats"));
        if (report.path("picture").isObject()) {
          picture = report.path("picture");
          line.set("picture", report.path("picture"));
        }
        out.write(JSON.writeValueAsString(line));
        out.newLine();
        answered = true;
        next += Time.SECOND;
        while (!ending && System.nanoTime() < next) {
          LockSupport.parkNanos(next - System.nanoTime());
        }
      }
    } catch (BrowserException | IOException e) {
      // What was logged so far stays.
      silence = ending ? "" : String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
