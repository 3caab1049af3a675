package testbed.harness.webrtc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import testbed.harness.system.Sealing;
import testbed.harness.system.Stage;
import testbed.harness.system.SystemFailure;
import testbed.shell.emulator.RunningProgram;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;

/** One browser in one namespace, sealed, with the call's page open in it. */
final class Browser implements AutoCloseable {
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  /** The end of a browser is seen so long after the end of its connections at most. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final String role;
  private final BrowserDriver driver;
  private final RunningProgram program;
  private final Page page;

  private Browser(String role, BrowserDriver driver, RunningProgram program, Page page) {
    this.role = role;
    this.driver = driver;
    this.program = program;
    this.page = page;
  }

  /** Starts the browser of one end and opens the call's page in it. */
  static Browser start(Stage stage, End end, BrowserMake make)
      throws SystemFailure, InterruptedException {
    String role = end.role();
    Path log = stage.work().resolve(role + ".log");
    RunningProgram program = null;
    BrowserDriver driver = null;
    try {
      driver = make.driver(stage, end);
      BrowserStart start = driver.start();
      EndProgram browser =
          new EndProgram(start.words(), start.environment(), stage.files(), log, log);
      List<Path> seen = new ArrayList<>(start.reads());
      seen.add(callPage(stage));
      seen.add(Path.of(start.command().getFirst()));
      program = stage.network().launch(end, Sealing.seal(stage, browser, seen));
      Page page = driver.open(program, callPage(stage).toUri().toString());
      return new Browser(role, driver, program, page);
    } catch (IOException | BrowserException e) {
      discard(driver, program);
      throw new SystemFailure(
          "starting the " + role + "'s browser", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      discard(driver, program);
      throw e;
    }
  }

  private static void discard(BrowserDriver driver, RunningProgram program) {
    if (program != null) {
      stop(program);
    }
    if (driver != null) {
      driver.close();
    }
  }

  Page page() {
    return page;
  }

  /** As the browser calls itself, for example {@code Chrome/156.0.8078.79}. */
  String version() {
    return driver.version();
  }

  List<String> command() {
    return driver.start().command();
  }

  Optional<SystemFailure> failure() {
    if (program.isAlive()) {
      return Optional.empty();
    }
    return Optional.of(
        new SystemFailure(
            running(),
            "the "
                + role
                + "'s browser ended with status "
                + program.exitFuture().getNow(-1)
                + "; its output is in system/"
                + role
                + ".log"));
  }

  /** That it has ended, or does so within a moment: waits for that. */
  Optional<SystemFailure> failureSoon() {
    try {
      program.exitFuture().get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return failure();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return failure();
  }

  /** That the page no longer answers, or that the browser is about to end: waits for either. */
  Optional<SystemFailure> lastWords() {
    Optional<SystemFailure> ended = failureSoon();
    if (ended.isPresent()) {
      return ended;
    }
    try {
      page.evaluate("true", LAST_WORDS);
    } catch (BrowserException e) {
      return failure().or(() -> Optional.of(new SystemFailure(running(), e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private String running() {
    return "running the " + role + "'s browser";
  }

  @Override
  public void close() {
    try {
      if (program.isAlive()) {
        driver.quit(GOODBYE);
      }
    } catch (BrowserException e) {
      // It is stopped below, whatever it says to that.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    driver.close();
    stop(program);
  }

  private static void stop(RunningProgram program) {
    try {
      program.stop();
    } catch (IOException e) {
      // The emulator has gone, and took the browser with it.
      program.exitFuture().complete(-1);
    }
  }

  private static Path callPage(Stage stage) throws IOException {
    Path page = stage.scratch().resolve("call.html");
    if (!Files.exists(page)) {
      try (InputStream in = Browser.class.getResourceAsStream("call.html")) {
        Files.copy(in, page);
      }
    }
    return page;
  }
}
