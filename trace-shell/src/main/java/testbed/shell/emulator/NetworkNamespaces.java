package testbed.shell.emulator;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether and how this user may make network namespaces, without which there is no emulator. */
public final class NetworkNamespaces {
  /** What lets an ordinary user make them on kernels and distributions that forbid it. */
  public static final String REMEDY =
      "sudo sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000"
          + " kernel.apparmor_restrict_unprivileged_userns=0";

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long CAP_NET_ADMIN = 1L << 12;
  private static final long CAP_SYS_ADMIN = 1L << 21;

  /** A user namespace in which this user keeps its name and may make network namespaces. */
  private static final List<String> AS_ORDINARY_USER =
      List.of("unshare", "--user", "--map-current-user", "--keep-caps", "--");

  private NetworkNamespaces() {}

  /** The words before a command that is to make them; none when this process may do so itself. */
  static List<String> wayIn() {
    return allowed() ? List.of() : AS_ORDINARY_USER;
  }

  /** Whether this process has the capabilities itself. */
  static boolean allowed() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("CapEff:")) {
          long effective = Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16);
          long needed = CAP_NET_ADMIN | CAP_SYS_ADMIN;
          return (effective & needed) == needed;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** The command that makes one and ends, in the way in which the emulator makes its own. */
  public static List<String> attempt() {
    List<String> words = new ArrayList<>(wayIn());
    words.addAll(List.of("unshare", "--net", "true"));
    return words;
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
