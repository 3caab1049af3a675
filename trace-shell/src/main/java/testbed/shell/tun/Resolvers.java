package testbed.shell.tun;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The servers that this machine asks for names, as {@code resolv.conf(5)} says them.
 *
 * @param servers their addresses; this machine's own loopback when none is written
 * @param settings the lines that say how to ask
 */
record Resolvers(List<String> servers, List<String> settings) {
  private static final Pattern SERVER = Pattern.compile("\\s*nameserver\\s+(\\S+).*");
  private static final Pattern SETTING =
      Pattern.compile("\\s*(search|domain|options|sortlist)\\s.*");
  private static final String UNWRITTEN = "127.0.0.1";

  /** Reads a file; one that is not there says nothing. */
  static Resolvers read(Path file) throws IOException {
    return parse(Files.isReadable(file) ? Files.readAllLines(file) : List.of());
  }

  static Resolvers parse(List<String> lines) {
    List<String> servers =
        lines.stream()
            .map(SERVER::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .toList();
    return new Resolvers(
        servers.isEmpty() ? List.of(UNWRITTEN) : servers,
        lines.stream().filter(SETTING.asMatchPredicate()).toList());
  }

  /** Whether one of them can be reached over IPv4 from outside this machine. */
  boolean anyElsewhere() {
    return servers.stream().anyMatch(Resolvers::isElsewhere);
  }

  private static boolean isElsewhere(String address) {
    try {
      return address.matches("[0-9.]+") && !InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The same settings with one server instead. */
  String asking(String server) {
    StringBuilder text = new StringBuilder("nameserver " + server + "\n");
    settings.forEach(line -> text.append(line.strip()).append('\n'));
    return text.toString();
  }
}
