package testbed.shell.tun;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The words that start a sealed program, and the environment that it gets. */
final class SealedStart {
  private static final List<String> NAMESPACES =
      List.of("--ipc", "--uts", "--mount", "--propagation", "private", "--", "sh", "-c");

  /** What a program is told of the environment of the user; the rest may hold secrets. */
  private static final Set<String> TOLD = Set.of("PATH", "LANG", "LANGUAGE", "TZ");

  private static final String SCRIPT = script();

  private SealedStart() {}

  static List<String> words(Seal seal, List<String> program) throws IOException {
    List<String> words = new ArrayList<>(ProgramStart.MORTAL);
    words.addAll(NAMESPACES);
    words.add(SCRIPT);
    words.add("seal");
    List<String> description = seal.words();
    words.addAll(description.subList(0, 2));
    words.add(isRootOfMachine() ? Integer.toString(Seal.NOBODY) : "");
    words.addAll(description.subList(2, description.size()));
    words.add("--");
    words.addAll(program);
    return words;
  }

  /** Changes the environment of the user into that of a sealed program. */
  static void strip(Map<String, String> environment) {
    Map<String, String> kept = new TreeMap<>(environment);
    kept.keySet().removeIf(name -> !TOLD.contains(name) && !name.startsWith("LC_"));
    environment.clear();
    environment.putAll(kept);
    environment.put("HOME", "/tmp/home");
    environment.put("TMPDIR", "/tmp");
    environment.put("USER", "nobody");
  }

  /** Whether this process can become another user: it is root, and not only in name. */
  private static boolean isRootOfMachine() throws IOException {
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    for (String line : Files.readAllLines(Path.of("/proc/self/uid_map"))) {
      String[] words = line.strip().split("\\s+", -1);
      long first = Long.parseLong(words[0]);
      if (root && first <= Seal.NOBODY && Seal.NOBODY < first + Long.parseLong(words[2])) {
        return true;
      }
    }
    return false;
  }

  private static String script() {
    try (InputStream in = SealedStart.class.getResourceAsStream("seal.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
