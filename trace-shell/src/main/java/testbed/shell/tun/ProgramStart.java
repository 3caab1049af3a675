package testbed.shell.tun;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts programs in the namespace of the calling thread, such that nothing of them outlives it:
 * they get a process-id namespace of their own, whose first process dies with {@code unshare},
 * which dies with the calling thread; the kernel then ends all the others, daemons too. The program
 * has no capabilities and cannot gain any.
 */
final class ProgramStart {
  /**
   * Runs in the new namespaces, still privileged: shows only the own processes, then drops all. The
   * bounding set keeps the one capability that {@code ping}'s file asks for, without which the
   * kernel would refuse to start it; nobody can gain it.
   */
  private static final String PREPARE =
      "mount -t proc proc /proc 2>/dev/null;"
          + " exec setpriv --inh-caps=-all --ambient-caps=-all --bounding-set=-all,+net_raw"
          + " --securebits=+noroot,+noroot_locked --no-new-privs -- sh -c '\"$@\"' program \"$@\"";

  /**
   * Before that, puts its first argument in the place of {@code /etc/resolv.conf}, whose file then
   * lives in memory and goes with the namespace.
   */
  private static final String PUT_RESOLVERS =
      "mount -t tmpfs names /tmp && printf %s \"$1\" >/tmp/r && chmod 644 /tmp/r"
          + " && mount --bind /tmp/r /etc/resolv.conf && umount -l /tmp"
          + " || echo 'testbed: names will not be found: /etc/resolv.conf cannot be put' >&2;"
          + " shift;";

  /** Begins every start: with the calling thread dies {@code unshare}, and with it its child. */
  static final List<String> MORTAL =
      List.of("setpriv", "--pdeathsig", "KILL", "--", "unshare", "--pid", "--fork", "--kill-child");

  private static final List<String> NAMESPACES =
      List.of("--mount", "--propagation", "slave", "--", "sh", "-c");

  private ProgramStart() {}

  /**
   * Starts one.
   *
   * @param resolvers the contents of {@code /etc/resolv.conf} for it, unless they are the machine's
   */
  static Process start(EndProgram program, Optional<String> resolvers) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words(program, resolvers));
    builder.directory(program.directory().toFile());
    if (program.seal().isPresent()) {
      SealedStart.strip(builder.environment());
    }
    builder.environment().putAll(program.environment());
    builder.redirectOutput(target(program.output()));
    if (program.output() != null && program.output().equals(program.errors())) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(target(program.errors()));
    }
    boolean onTerminal = program.output() == null && program.errors() == null;
    builder.redirectInput(
        onTerminal ? Redirect.INHERIT : Redirect.from(Path.of("/dev/null").toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException(
          "cannot start setpriv; install util-linux 2.38 or newer (" + e.getMessage() + ")", e);
    }
  }

  private static List<String> words(EndProgram program, Optional<String> resolvers)
      throws IOException {
    if (program.seal().isPresent()) {
      return SealedStart.words(program.seal().get(), program.command());
    }
    List<String> words = new ArrayList<>(MORTAL);
    words.addAll(NAMESPACES);
    words.add(resolvers.isPresent() ? PUT_RESOLVERS + PREPARE : PREPARE);
    words.add("prepare");
    resolvers.ifPresent(words::add);
    words.addAll(program.command());
    return words;
  }

  private static Redirect target(Path file) {
    return file == null ? Redirect.INHERIT : Redirect.to(file.toFile());
  }
}
