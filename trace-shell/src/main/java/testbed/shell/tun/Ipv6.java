package testbed.shell.tun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * IPv6 on the devices of a link, without a word from the kernel itself: no link-local address, no
 * router solicitations, no duplicate address detection, no neighbour discovery. Such chatter would
 * use opportunities of the link that the measured programs did not ask for.
 */
enum Ipv6 {
  /** The kernel has it, and it is switched on. */
  ON,
  /** The kernel lacks it, or the machine's owner switched it off. */
  OFF;

  private static final Path SETTINGS = Path.of("/proc/sys/net/ipv6/conf");
  private static final String SWITCH = "disable_ipv6";
  private static final List<String> CHATTER =
      List.of("accept_ra", "router_solicitations", "dad_transmits", "accept_dad", "autoconf");

  /** Switches it on for the devices to come of the calling thread's namespace. */
  static Ipv6 inNewNamespace() throws IOException {
    if (!Files.isDirectory(SETTINGS)) {
      return OFF;
    }
    ON.quieten("default");
    for (String scope : List.of("all", "default")) {
      write(scope, SWITCH, "0");
    }
    return ON;
  }

  /** Whether the machine has it on. */
  static Ipv6 ofMachine() throws IOException {
    Path state = SETTINGS.resolve("all").resolve(SWITCH);
    return Files.isReadable(state) && Files.readString(state).strip().equals("0") ? ON : OFF;
  }

  /** Keeps the kernel from speaking on a device that is still down. */
  void quieten(String device) throws IOException {
    if (this == ON) {
      for (String setting : CHATTER) {
        write(device, setting, "0");
      }
    }
  }

  /** Takes it off a device. */
  void switchOff(String device) throws IOException {
    if (this == ON) {
      write(device, SWITCH, "1");
    }
  }

  /** The words of {@code ip} that give a device its address and its only neighbour. */
  List<String> address(String device, String address, String peer) {
    return this == OFF
        ? List.of()
        : List.of("addr add " + address + " peer " + peer + "/128 dev " + device + " nodad");
  }

  /** The words of {@code ip} that send everything through a device. */
  List<String> defaultRoute(String device) {
    return this == OFF ? List.of() : List.of("route add ::/0 dev " + device);
  }

  private static void write(String scope, String setting, String value) throws IOException {
    try {
      Files.writeString(SETTINGS.resolve(scope).resolve(setting), value + "\n");
    } catch (NoSuchFileException e) {
      return;
    }
  }
}
