package testbed.harness.system;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether this user may make network namespaces, without which there is no run in real time. */
public final class NetworkNamespaces {
  /** What lets an ordinary user make them on kernels and distributions that forbid it. */
  public static final String REMEDY =
      "sudo sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000"
          + " kernel.apparmor_restrict_unprivileged_userns=0";

  private NetworkNamespaces() {}

  /** The command that makes one and ends, in the way in which runs make theirs. */
  public static List<String> attempt() {
    return "root".equals(System.getProperty("user.name"))
        ? List.of("unshare", "--net", "true")
        : List.of("unshare", "--user", "--map-current-user", "--keep-caps", "--net", "true");
  }

  /** Tries it; takes some ten milliseconds. */
  public static boolean possible() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(attempt())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
