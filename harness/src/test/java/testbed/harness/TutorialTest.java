package testbed.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.harness.system.SearchPath;

/**
 * The tutorials are done as a newcomer would do them: each command as it is written, in order, in
 * an empty home. A block {@code sh} is run line by line and ends with 0, a block {@code sh exit=N}
 * ends with N at its last line; a block {@code yaml file=NAME} is written to that file first.
 * {@code ./testbed} is this build.
 */
@Tag("kernel")
class TutorialTest {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```(sh|yaml)(?: (exit|file)=(\\S+))?\\n(.*?)^```$");

  /** A real run on a busy machine is allowed to say so; the tutorial does. */
  private static final int BUSY = 5;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"1-first-run", "2-your-own-system", "3-gate-a-merge"})
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void itsCommandsDoWhatItSays(String tutorial) throws Exception {
    for (String program : List.of("bash", "ip", "unshare", "setpriv", "prlimit", "ffmpeg")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
    Path home = Files.createDirectory(folder.resolve("home"));
    Path clone = Files.createDirectory(folder.resolve("clone"));
    launcher(clone.resolve("testbed"));
    int commands = 0;
    Matcher block = BLOCK.matcher(Files.readString(page(tutorial)));
    while (block.find()) {
      if (block.group(1).equals("yaml")) {
        Files.writeString(clone.resolve(block.group(3)), block.group(4));
        continue;
      }
      List<String> lines = block.group(4).lines().filter(line -> !line.isBlank()).toList();
      for (int i = 0; i < lines.size(); i++) {
        boolean last = i == lines.size() - 1;
        int expected = last && block.group(2) != null ? Integer.parseInt(block.group(3)) : 0;
        typed(lines.get(i), expected, clone, home);
        commands++;
      }
    }
    assertTrue(commands >= 4, "only " + commands + " commands were found in " + tutorial);
  }

  private static Path page(String tutorial) {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.isDirectory(here.resolve("docs/tutorials"))) {
      here = here.getParent();
    }
    assumeTrue(here != null, "skipped: not in a checkout, the tutorials are not there");
    return here.resolve("docs/tutorials").resolve(tutorial + ".md");
  }

  private static void typed(String line, int expected, Path clone, Path home) throws Exception {
    Path said = clone.resolveSibling("said");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", line)
            .directory(clone.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("XDG_"));
    environment.put("HOME", home.toString());
    Process process = builder.start();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES), () -> line + " does not end");
    String words = Files.readString(said);
    boolean busy =
        expected == 0
            && process.exitValue() == BUSY
            && line.contains(" run ")
            && !line.contains("--clock virtual");
    if (!busy) {
      assertEquals(expected, process.exitValue(), () -> line + "\n" + words);
    }
    assertFalse(words.contains("\tat "), () -> line + " showed a stack trace: " + words);
  }

  /** A command {@code testbed} that runs the classes under test with what the launcher gives. */
  private static void launcher(Path file) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xlog:disable",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules",
            "jdk.incubator.vector",
            "-Djava.awt.headless=true",
            "-Duser.home=\"$HOME\"",
            "-cp",
            "'" + System.getProperty("java.class.path") + "'",
            "testbed.harness.Testbed"));
    Files.writeString(file, "#!/bin/sh\nexec " + String.join(" ", words) + " \"$@\"\n");
    assertTrue(file.toFile().setExecutable(true), file + " cannot be made executable");
  }
}
