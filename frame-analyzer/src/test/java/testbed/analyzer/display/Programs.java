package testbed.analyzer.display;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/** Programs that a test cannot do without. */
final class Programs {
  private Programs() {}

  /** Skips the test, with its reason, where a program is not installed. */
  static void require(String program) {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    Assumptions.assumeTrue(there, "skipped: needs the program " + program);
  }
}
