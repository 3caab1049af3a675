package testbed.harness.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import testbed.shell.emulator.NetworkNamespaces;

/** What the link needs of the kernel. */
final class KernelChecks {
  private static final Path TUN = Path.of("/dev/net/tun");
  private static final Path FUSE = Path.of("/dev/fuse");

  private KernelChecks() {}

  static List<Check> all() {
    return List.of(
        KernelChecks::namespaces, KernelChecks::tun, KernelChecks::fuse, KernelChecks::realTime);
  }

  private static Finding namespaces() throws InterruptedException {
    String name = "network namespaces";
    if (NetworkNamespaces.possible()) {
      return Finding.good(name, Probe.isRoot() ? "as root" : "through a user namespace, no root");
    }
    return Finding.missing(
        name,
        "'" + String.join(" ", NetworkNamespaces.attempt()) + "' fails",
        "no run in real time is possible",
        NetworkNamespaces.REMEDY);
  }

  private static Finding tun() {
    String name = "TUN devices";
    if (Files.isReadable(TUN) && Files.isWritable(TUN)) {
      return Finding.good(name, TUN + " can be opened");
    }
    if (Files.exists(TUN)) {
      return Finding.limited(
          name,
          TUN + " is closed to you",
          "the link uses veth and packet sockets, about a third more processor time a packet",
          "sudo chmod 0666 " + TUN);
    }
    return Finding.limited(
        name,
        TUN + " is not there",
        "the link uses veth and packet sockets, about a third more processor time a packet",
        "sudo modprobe tun");
  }

  private static Finding fuse() {
    String name = "FUSE";
    if (Files.isReadable(FUSE) && Files.isWritable(FUSE)) {
      return Finding.good(name, FUSE + " can be opened");
    }
    return Finding.limited(
        name,
        FUSE + (Files.exists(FUSE) ? " is closed to you" : " is not there"),
        "browsers get their camera through the page instead",
        Files.exists(FUSE) ? "sudo chmod 0666 " + FUSE : "sudo modprobe fuse");
  }

  private static Finding realTime() throws InterruptedException {
    String name = "real-time scheduling";
    if (Probe.output(List.of("chrt", "--fifo", "1", "true")).isPresent()) {
      return Finding.good(name, "SCHED_FIFO is granted");
    }
    return Finding.limited(
        name,
        "SCHED_FIFO is refused",
        "packets leave some tens of microseconds later, and later still on a busy machine",
        "run as root, or grant rtprio in /etc/security/limits.conf");
  }
}
