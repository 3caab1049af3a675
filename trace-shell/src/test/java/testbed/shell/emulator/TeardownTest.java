package testbed.shell.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.testkit.Survivors;

@Tag("kernel")
class TeardownTest {
  private static final int SOME_ORDINARY_USER = 54_321;
  private static final Duration PROMISED = Duration.ofSeconds(2);

  @TempDir Path folder;
  private final String mark = "98" + ProcessHandle.current().pid() + System.nanoTime() % 1000;

  @BeforeEach
  void needsNamespaces() throws Exception {
    KernelFeatures.requireNamespaces();
  }

  @Test
  void whenTheParentIsKilledNothingIsLeftAfterTwoSeconds() throws Exception {
    killedVictimLeavesNothing(List.of(), System.getProperty("java.class.path"));
  }

  @Test
  void whenTheParentOfAnOrdinaryUserIsKilledNothingIsLeftAfterTwoSeconds() throws Exception {
    KernelFeatures.requireRoot();
    String user = Integer.toString(SOME_ORDINARY_USER);
    List<String> asUser =
        List.of("setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--");
    Path copies = Files.createDirectory(folder.resolve("classes"));
    String classPath = copyOfClassPath(copies);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    killedVictimLeavesNothing(asUser, classPath);
  }

  private void killedVictimLeavesNothing(List<String> prefix, String classPath) throws Exception {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            Victim.class.getName(),
            folder.toString(),
            mark));
    Process victim =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectError(folder.resolve("victim.err").toFile())
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("ready", out.readLine(), () -> errors());
    }
    awaitMarked(4);
    List<ProcessHandle> all = victim.descendants().toList();
    assertTrue(all.size() >= 9, () -> "emulator, wrappers, shells and sleepers: " + all.size());

    victim.destroyForcibly().waitFor();

    assertEquals(List.of(), Survivors.of(all, PROMISED));
    assertEquals(0, marked());
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("victim.err"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void awaitMarked(long count) throws InterruptedException {
    for (int i = 0; i < 3000 && marked() < count; i++) {
      Thread.sleep(10);
    }
    assertEquals(count, marked(), "sleepers");
  }

  private long marked() {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().command().orElse("").endsWith("sleep"))
        .filter(
            p ->
                Stream.of(p.info().arguments().orElse(new String[0]))
                    .anyMatch(a -> a.startsWith(mark)))
        .count();
  }

  /** The ordinary user may not read where the classes are. */
  private static String copyOfClassPath(Path folder) throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path from = Path.of(entry);
      Path to = folder.resolve(String.format(Locale.ROOT, "%03d", copies.size()) + end(from));
      if (Files.isDirectory(from)) {
        copyTree(from, to);
      } else if (Files.exists(from)) {
        Files.copy(from, to);
      }
      copies.add(to.toString());
    }
    return String.join(File.pathSeparator, copies);
  }

  private static String end(Path entry) {
    return entry.toString().endsWith(".jar") ? ".jar" : "";
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
