package testbed.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real recordings, clips and vectors that tests use but the project does not carry.
 *
 * <p>They are looked for in the folder named by the environment variable {@code TESTBED_SHARED}, or
 * else in a folder {@code shared} beside the checkout. A test that asks for a file that is not
 * there is skipped, with the file named as the reason.
 */
public final class SharedData {
  private static final String VARIABLE = "TESTBED_SHARED";

  private SharedData() {}

  /**
   * Returns the path of a shared file or folder, or skips the calling test.
   *
   * @param relative path below the shared folder, for example {@code traces/ATT-LTE-driving.up.gz}
   */
  public static Path require(String relative) {
    Path path = root().resolve(relative);
    Assumptions.assumeTrue(
        Files.exists(path),
        () -> "skipped: needs " + path + " (point " + VARIABLE + " at the shared data folder)");
    return path;
  }

  /** The shared folder, whether it exists or not. */
  public static Path root() {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isBlank()) {
      return Path.of(named).toAbsolutePath().normalize();
    }
    return checkout().resolveSibling("shared");
  }

  private static Path checkout() {
    Path here = Path.of("").toAbsolutePath();
    for (Path p = here; p != null; p = p.getParent()) {
      if (Files.isDirectory(p.resolve("timebase")) && Files.isRegularFile(p.resolve("pom.xml"))) {
        return p;
      }
    }
    return here;
  }
}
