package testbed.reports.html;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real browser that looks at a page; what it asks of the outside is written down and refused. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<String> BROWSERS_OWN =
      List.of(
          "/clients2.google.com/time/",
          "update.googleapis.com",
          "accounts.google.com",
          "optimizationguide-pa.googleapis.com",
          "content-autofill.googleapis.com");

  private final Path program;
  private final Path folder;

  private Chromium(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** The installed browser; without one the test is skipped and says so. */
  static Chromium required(Path folder) {
    Optional<Path> program =
        Stream.concat(
                Stream.ofNullable(System.getenv("CHROME")).map(Path::of),
                Stream.of(System.getenv("PATH").split(":", -1))
                    .flatMap(dir -> NAMES.stream().map(name -> Path.of(dir, name))))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(program.isPresent(), "skipped: Chromium is not installed");
    return new Chromium(program.get(), folder);
  }

  /**
   * What a browser did with a page.
   *
   * @param console its console's lines: errors and warnings
   * @param requests what it asked for outside the page's own folder
   * @param output what the mode prints, for example the document
   */
  record Visit(List<String> console, List<String> requests, String output) {}

  /** Opens a page with further options, such as {@code --dump-dom}. */
  Visit visit(Path page, String... options) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(folder, "profile");
    Path out = profile.resolve("out");
    Path err = profile.resolve("err");
    List<String> words =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--allow-file-access-from-files",
                "--autoplay-policy=no-user-gesture-required",
                "--proxy-bypass-list=<-loopback>",
                "--enable-logging=stderr",
                "--v=0",
                "--user-data-dir=" + profile));
    words.addAll(List.of(options));
    try (RecordingProxy proxy = new RecordingProxy()) {
      words.add("--proxy-server=" + proxy.address());
      words.add(page.toUri().toString());
      run(words, out, err);
      return read(proxy.asked().stream().filter(Chromium::ofThePage).toList(), out, err);
    }
  }

  /** Not one of the browser's own calls home, which it makes whatever the page. */
  private static boolean ofThePage(String request) {
    return BROWSERS_OWN.stream().noneMatch(request::contains);
  }

  private static void run(List<String> words, Path out, Path err)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "Chromium did not end");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Visit read(List<String> requests, Path out, Path err) throws IOException {
    String log = new String(Files.readAllBytes(err), StandardCharsets.UTF_8);
    return new Visit(
        log.lines().filter(line -> line.contains("CONSOLE")).toList(),
        requests,
        new String(Files.readAllBytes(out), StandardCharsets.UTF_8));
  }
}
