package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.Outcome;
import testbed.harness.system.SearchPath;
import testbed.reports.model.RunLoader;
import testbed.testkit.Survivors;

/** A system under test cannot reach what is not its business, whatever it tries. */
@Tag("kernel")
class HostileSystemTest {
  @TempDir private Path folder;

  @BeforeEach
  void needsPrograms() {
    for (String program : List.of("ip", "unshare", "setpriv", "prlimit", "mount")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
  }

  /** Runs a description as somebody, and says what came of it. */
  private interface Somebody {
    Outcome runs(Path description, String... arguments) throws Exception;
  }

  @Test
  void everyAttemptIsDenied() throws Exception {
    everyAttemptIsDenied(
        Long.toString(ProcessHandle.current().pid()),
        (description, arguments) -> Outcome.of(arguments),
        List.of());
  }

  @Test
  void everyAttemptIsDeniedWhenAnOrdinaryUserRunsIt() throws Exception {
    OrdinaryUser user = new OrdinaryUser(folder);
    // The run's folder is in /tmp here, which is the program's own memory: what it writes to a
    // folder of that name is nowhere else, as is looked at below.
    everyAttemptIsDenied(OrdinaryUser.HARNESS, user::run, List.of("write-run DONE"));
  }

  private void everyAttemptIsDenied(String harness, Somebody somebody, List<String> inOwnMemory)
      throws Exception {
    Path out = folder.resolve("out");
    Path path = folder.resolve("socket");
    String mark = "97" + ProcessHandle.current().pid() + System.nanoTime() % 1000;
    try (ServerSocket server = new ServerSocket(0);
        ServerSocketChannel local = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      local.bind(UnixDomainSocketAddress.of(path));
      String words =
          String.join(
              ", ",
              List.of(
                  harness,
                  Integer.toString(server.getLocalPort()),
                  addressOfHost(),
                  out.toString(),
                  path.toString(),
                  mark));
      Path description =
          Files.writeString(
              folder.resolve("hostile.yaml"),
              """
              name: hostile
              summary: means harm
              camera: pipe
              display: pipe
              sender:
                command: ["{java}", -Xmx64m, -cp, "{classpath}",
                  testbed.harness.run.HostileProgram, %s, "{camera}"]
              """
                  .formatted(words.replaceAll("([^, ]+)", "'$1'")));

      Outcome outcome =
          somebody.runs(description, SmallRun.withoutHurry(description.toString(), out));

      assertEquals(4, outcome.status(), outcome.err() + outcome.out());
    }
    List<String> said = Files.readAllLines(out.resolve("system/sender.log"));
    assertEquals("all tried", said.getLast(), said::toString);
    assertEquals(inOwnMemory, said.stream().filter(l -> l.endsWith(" DONE")).toList());
    assertEquals(
        22 - inOwnMemory.size(),
        said.stream().filter(l -> l.endsWith(" denied")).count(),
        said::toString);
    assertFalse(Files.exists(out.resolve("forged")));
    assertFalse(
        Files.exists(out.resolve("system/files/trap"), java.nio.file.LinkOption.NOFOLLOW_LINKS));
    List<ProcessHandle> left =
        ProcessHandle.allProcesses()
            .filter(p -> List.of(p.info().arguments().orElse(new String[0])).contains(mark))
            .toList();
    assertEquals(
        List.of(), Survivors.of(left, Duration.ofSeconds(2)), "a program outlived its run");
  }

  @Test
  void fillingTheDiskEndsTheRunAtTheQuota() throws Exception {
    Path out = folder.resolve("out");
    Path description =
        Files.writeString(
            folder.resolve("greedy.yaml"),
            """
            name: greedy
            summary: fills the disk, file by file
            camera: pipe
            display: pipe
            sender:
              command: [sh, -c, 'i=0; while :; do head -c 50000000 /dev/zero >$i; i=$((i+1)); done']
            """);

    Outcome outcome = Outcome.of(SmallRun.withoutHurry(description.toString(), out));

    assertEquals(4, outcome.status(), outcome.err() + outcome.out());
    String why = RunLoader.load(out).manifest().outcome().why();
    assertTrue(why.contains("wrote more than 256 MiB"), why);
  }

  private static String addressOfHost() throws IOException {
    for (NetworkInterface device : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : device.inetAddresses().toList()) {
        if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
          return address.getHostAddress();
        }
      }
    }
    return "192.0.2.1";
  }
}
