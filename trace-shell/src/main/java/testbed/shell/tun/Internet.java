package testbed.shell.tun;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The way from a link's far end on this machine to the outside: IPv4 address translation in an nft
 * table of its own. A guardian process takes the table away when this process has gone, however it
 * went, and before that those of processes that are gone with their guardians.
 */
final class Internet {
  private static final Path RESOLVERS = Path.of("/etc/resolv.conf");

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
   * @throws IOException when nft is not there or refuses; the message says what helps
   */
  static void open(String device) throws IOException {
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
    warnOfLocalResolvers();
  }

  /** A resolver on this machine's loopback cannot be reached from another namespace. */
  private static void warnOfLocalResolvers() throws IOException {
    if (!Files.isReadable(RESOLVERS)) {
      return;
    }
    boolean reachable =
        Files.readAllLines(RESOLVERS).stream()
            .filter(line -> line.startsWith("nameserver "))
            .map(line -> line.substring("nameserver ".length()).strip())
            .anyMatch(Internet::isElsewhere);
    if (!reachable) {
      System.err.println(
          "testbed: names will not be found: "
              + RESOLVERS
              + " names no server outside this machine; put one there, or use addresses");
    }
  }

  private static boolean isElsewhere(String address) {
    try {
      return address.matches("[0-9.]+") && !InetAddress.getByName(address).isLoopbackAddress();
    } catch (java.net.UnknownHostException e) {
      return false;
    }
  }
}
