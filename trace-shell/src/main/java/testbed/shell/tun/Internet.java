package testbed.shell.tun;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The way from a link's far end on this machine to the outside: IPv4 address translation in an nft
 * table of its own. A guardian process takes the table away when this process has gone, however it
 * went, and before that those of processes that are gone with their guardians.
 */
final class Internet {
  private static final Path RESOLVERS = Path.of("/etc/resolv.conf");
  private static final int DNS = 53;

  /** Arguments: the process's id, its device, the address to translate. Ends with its input. */
  private static final String GUARDIAN =
      """
      trap '' INT TERM HUP
      forward=/proc/sys/net/ipv4/ip_forward
      tables() { nft list tables ip | sed -n 's/^table ip testbed_//p'; }
      for pid in $(tables); do [ -d /proc/$pid ] || nft delete table ip testbed_$pid; done
      before=$(cat $forward)
      nft -f - <<END || exit 1
      table ip testbed_$1 {
        chain out {
          type nat hook postrouting priority 100;
          ip saddr $3 oifname != "$2" masquerade
        }
      }
      END
      [ "$before" = 1 ] || echo 1 >$forward || exit 1
      echo ready
      cat >/dev/null
      nft delete table ip testbed_$1
      [ "$before" = 1 ] || [ -n "$(tables)" ] || echo 0 >$forward
      """;

  private Internet() {}

  /**
   * Opens the way out for the sender's end; it closes with this process.
   *
   * @param device the far end's device on this machine
   * @return what {@code /etc/resolv.conf} has to say at the sender's end, unless it is what it says
   *     here
   * @throws IOException when nft is not there or refuses; the message says what helps
   */
  static Optional<String> open(String device) throws IOException {
    Process guardian;
    try {
      guardian =
          new ProcessBuilder(
                  "setsid",
                  "sh",
                  "-c",
                  "command -v nft >/dev/null || { echo 'nft is not installed'; exit 1; }\n"
                      + GUARDIAN,
                  "guardian",
                  Long.toString(ProcessHandle.current().pid()),
                  device,
                  End.SENDER.address())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new IOException("cannot run setsid; install util-linux", e);
    }
    BufferedReader answers =
        new BufferedReader(
            new InputStreamReader(guardian.getInputStream(), StandardCharsets.UTF_8));
    String answer = answers.readLine();
    if (!"ready".equals(answer)) {
      throw new IOException(
          "--internet needs nft with the right to use it ("
              + answer
              + "); install nftables and run as root");
    }
    return names();
  }

  /**
   * A resolver on this machine's loopback cannot be reached from another namespace; it is asked
   * through the far end.
   */
  private static Optional<String> names() throws IOException {
    Resolvers resolvers = Resolvers.read(RESOLVERS);
    if (resolvers.anyElsewhere()) {
      return Optional.empty();
    }
    String here = End.RECEIVER.address();
    String server = resolvers.servers().getFirst();
    try {
      NameRelay.open(new InetSocketAddress(here, DNS), new InetSocketAddress(server, DNS));
      return Optional.of(resolvers.asking(here));
    } catch (IOException e) {
      System.err.println(
          "testbed: names will not be found: "
              + RESOLVERS
              + " names only "
              + server
              + ", and "
              + here
              + " cannot be used to pass questions on ("
              + e.getMessage()
              + ")");
      return Optional.empty();
    }
  }
}
