package testbed.harness.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import testbed.harness.Outcome;

/** Somebody without privileges who runs the tool, where the tests are run by root. */
final class OrdinaryUser {
  private static final String ID = "61234";

  /** Takes the place of the tool's own process id in files that it reads. */
  static final String HARNESS = "HARNESS";

  private final Path folder;

  /** Has a home and a copy of the classes in {@code folder}, which becomes everybody's. */
  OrdinaryUser(Path folder) throws IOException, InterruptedException {
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    assumeTrue(root, "skipped: only root can become another user");
    this.folder = folder;
    everybodys(folder);
    everybodys(Files.createDirectory(folder.resolve("home")));
    String able = "unshare --user --map-current-user --keep-caps --net true";
    Process attempt = new ProcessBuilder(as("sh", "-c", able)).redirectErrorStream(true).start();
    assumeTrue(
        attempt.waitFor() == 0, "skipped: users may not make namespaces here: " + able + " fails");
  }

  private static void everybodys(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private static List<String> as(String... words) {
    List<String> command =
        new ArrayList<>(List.of("setpriv", "--reuid", ID, "--regid", ID, "--clear-groups", "--"));
    command.addAll(List.of(words));
    return command;
  }

  /**
   * Runs the tool as this user.
   *
   * @param description a file in which {@link #HARNESS} becomes the tool's process id
   */
  Outcome run(Path description, String... arguments) throws IOException, InterruptedException {
    everybodys(description);
    Path home = folder.resolve("home");
    List<String> words =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "sed \"s/"
                    + HARNESS
                    + "/$$/\" \"$0\" >\"$0.its\" && cat \"$0.its\" >\"$0\""
                    + " && exec \"$@\"",
                description.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules",
                "jdk.incubator.vector",
                "-Djava.awt.headless=true",
                "-Duser.home=" + home,
                "-cp",
                classes(folder.resolve("classes")),
                "testbed.harness.Testbed"));
    words.addAll(List.of(arguments));
    Path out = folder.resolve("user.out");
    Path err = folder.resolve("user.err");
    ProcessBuilder builder = new ProcessBuilder(as(words.toArray(String[]::new)));
    builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    builder.environment().put("HOME", home.toString());
    int status = builder.start().waitFor();
    return new Outcome(status, Files.readString(out), Files.readString(err));
  }

  /** The class path of this test, copied to where the user may read it. */
  private static String classes(Path to) throws IOException {
    List<String> copies = new ArrayList<>();
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    for (int i = 0; i < entries.length; i++) {
      Path from = Path.of(entries[i]);
      Path copy = to.resolve(i + "-" + from.getFileName());
      if (Files.exists(from)) {
        copy(from, copy);
        copies.add(copy.toString());
      }
    }
    return String.join(File.pathSeparator, copies);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(Files.isDirectory(file) ? copy : copy.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, copy);
        }
      }
    }
  }
}
