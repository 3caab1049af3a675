package testbed.shell.emulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the tests of the kernel edge need, or the reason why they are skipped. */
final class KernelFeatures {
  private KernelFeatures() {}

  static void requireNamespaces() throws Exception {
    List<String> probe =
        NetworkNamespaces.allowed()
            ? List.of("unshare", "--net", "true")
            : List.of("unshare", "--user", "--map-current-user", "--net", "true");
    assumeTrue(
        succeeds(probe), "skipped: this machine does not let this user make network namespaces");
  }

  static void requireRoot() throws IOException {
    Object uid = java.nio.file.Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    assumeTrue(uid.equals(0), "skipped: only root can act as an ordinary user");
  }

  static boolean succeeds(List<String> command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
