package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.Outcome;
import testbed.harness.system.SearchPath;
import testbed.injector.InjectionLog;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest;
import testbed.reports.model.UnreadableRunException;
import testbed.testkit.Survivors;

/** Whatever breaks, the run says what and why, keeps the evidence and leaves nothing behind. */
@Tag("kernel")
class FaultTest {
  private static final Duration PROMISED = Duration.ofSeconds(2);
  private static final String COPY = "exec cat \"$1\" >\"$2\"";

  @TempDir private Path folder;
  private List<String> before;

  @BeforeEach
  void countWhatIsThere() throws IOException {
    for (String program : List.of("ip", "unshare", "setpriv", "prlimit", "mount", "bash")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
    before = traces();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    long deadline = System.nanoTime() + PROMISED.toNanos();
    List<String> left = left();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(20);
      left = left();
    }
    assertEquals(List.of(), left, "left behind");
  }

  private List<String> left() throws IOException {
    return traces().stream().filter(trace -> !before.contains(trace)).toList();
  }

  /** Mounts and folders of this process's runs, and processes that it started. */
  private static List<String> traces() throws IOException {
    try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"));
        Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      String own = AbandonedFolders.prefix(ProcessHandle.current().pid());
      Stream<String> ours = mounts.filter(line -> line.contains(own));
      Stream<String> temporary = folders.map(Path::toString).filter(name -> name.contains(own));
      Stream<String> programs =
          ProcessHandle.current()
              .descendants()
              .filter(Survivors::lives)
              .map(p -> p.pid() + " " + p.info().command());
      return Stream.concat(Stream.concat(ours, temporary), programs).sorted().toList();
    }
  }

  private Path system(String sender, String receiver) throws IOException {
    String far =
        receiver.isEmpty()
            ? ""
            : "receiver: {command: [bash, -c, '%s', sh, \"{display}\"]}%n".formatted(receiver);
    return Files.writeString(
        folder.resolve("faulty.yaml"),
        """
        name: faulty
        summary: does what it should not
        camera: pipe
        display: pipe
        %ssender: {command: [bash, -c, '%s', sh, "{camera}", "{display}", "{peer}"]}
        """
            .formatted(far, sender));
  }

  private Outcome run(Path description) {
    return Outcome.of(SmallRun.slow(description.toString(), out()));
  }

  /** Runs what breaks at once, in a run that is long enough for that. */
  private Outcome breaks(Path description) {
    return Outcome.of(SmallRun.patient(description.toString(), out()));
  }

  private Path out() {
    return folder.resolve("out");
  }

  private void broke(Outcome outcome, int status, String stage, String why)
      throws UnreadableRunException {
    assertEquals(status, outcome.status(), outcome.err() + outcome.out());
    RunManifest manifest = RunLoader.load(out()).manifest();
    assertEquals(RunManifest.OutcomeKind.BROKEN, manifest.outcome().kind());
    assertEquals(stage, manifest.outcome().stage());
    assertTrue(manifest.outcome().why().contains(why), manifest.outcome().why());
    assertFalse(manifest.validity().valid());
  }

  @Test
  void aSystemThatCrashesAtStart() throws Exception {
    Outcome outcome = breaks(system("echo no licence; exit 3", ""));
    broke(outcome, 4, "running the sender", "ended with status 3; its last words: no licence");
  }

  @Test
  void aReceiverThatCrashesInMidRun() throws Exception {
    Outcome outcome = breaks(system("exec cat \"$1\" >/dev/null", "sleep 1; exit 5"));
    broke(outcome, 4, "running the receiver", "status 5");
  }

  @Test
  void aSystemThatHangs() throws Exception {
    Outcome outcome = run(system("exec 3<\"$1\"; trap \"\" TERM; sleep 100; sleep 100", ""));
    broke(outcome, 4, "watching the display", "showed no picture");
  }

  @Test
  void aSystemThatForksADaemon() throws Exception {
    String mark = "96" + System.nanoTime() % 100_000;
    Outcome outcome = run(system("setsid sh -c \"setsid sleep " + mark + " &\"; " + COPY, ""));
    assertTrue(outcome.status() == 0 || outcome.status() == 5, outcome.err() + outcome.out());
    List<ProcessHandle> daemons =
        ProcessHandle.allProcesses()
            .filter(p -> List.of(p.info().arguments().orElse(new String[0])).contains(mark))
            .toList();
    assertEquals(List.of(), Survivors.of(daemons, PROMISED));
  }

  @Test
  void aSystemThatFloodsTheLink() throws Exception {
    String flood = "cat \"$1\" >/dev/null & while true; do head -c 9000000 /dev/zero";
    Outcome outcome =
        run(system(flood + " >/dev/udp/\"$3\"/9; done 2>/dev/null", "exec sleep 100"));
    broke(outcome, 4, "watching the display", "showed no picture");
    assertTrue(Files.size(out().resolve("packets.log.gz")) > 1000, "the flood was not logged");
  }

  @Test
  void aDisplayFullOfGarbage() throws Exception {
    Outcome outcome =
        run(
            system(
                "cat \"$1\" >/dev/null & head -c 300000 /dev/urandom >\"$2\"; exec sleep 100", ""));
    broke(outcome, 4, "watching the display", "what is not a picture");
  }

  /** Smaller than the marks; a receiver may show what it wants. */
  @Test
  void aDisplayOfTinyPictures() throws Exception {
    String pictures =
        "(echo YUV4MPEG2 W2 H2 F10:1; while sleep 0.1; do echo FRAME; echo 12345; done)";
    Outcome outcome = run(system("cat \"$1\" >/dev/null & " + pictures + " >\"$2\"", ""));
    assertFalse(outcome.err().contains("Exception"), outcome.err());
    assertTrue(outcome.status() >= 4 && outcome.status() <= 5, outcome.err() + outcome.out());
    assertFalse(RunLoader.load(out()).manifest().validity().valid());
  }

  @Test
  void aSystemThatClosesItsCamera() throws Exception {
    Outcome outcome = breaks(system("head -c 700000 \"$1\" >/dev/null; exec sleep 100", ""));
    broke(outcome, 4, "running the sender", "closed its camera");
  }

  @Test
  void aSystemThatClosesItsDisplay() throws Exception {
    Outcome outcome =
        run(system("(head -c 700000 >\"$2\"; cat >/dev/null) <\"$1\"; exec sleep 100", ""));
    broke(outcome, 4, "watching the display", "closed its display");
  }

  @Test
  void aDisplayThatIsClosedInMidRunEndsTheRun() throws Exception {
    Path closing = system("(head -c 700000 >\"$2\"; cat >/dev/null) <\"$1\"; exec sleep 100", "");
    String[] words = SmallRun.slow(closing.toString(), out());
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].equals("2s") ? "120s" : words[i];
    }

    broke(Outcome.of(words), 4, "watching the display", "closed its display");

    int frames = InjectionLog.read(out().resolve("injections.csv")).size();
    assertTrue(frames < 600, frames + " of 1200 frames were shown to nobody");
  }

  @Test
  void aSystemThatWritesNonsenseWhereSalsifyWritesItsStatistics() throws Exception {
    Outcome outcome = run(system("echo \"nonsense}\" >sender.jsonl; " + COPY, ""));
    assertTrue(outcome.status() == 0 || outcome.status() == 5, outcome.err() + outcome.out());
    assertTrue(Files.isRegularFile(out().resolve("report.html")), outcome.err());
  }

  /** Sender and receiver have one working directory; what passes through it passes no link. */
  @Test
  void picturesThatComeAnotherWayThanOverTheLink() throws Exception {
    Outcome outcome =
        run(
            system(
                "until [ -p way ]; do sleep 0.1; done; exec cat \"$1\" >way",
                "mkfifo way; exec cat way >\"$1\""));
    assertEquals(5, outcome.status(), outcome.err() + outcome.out());
    List<String> reasons = RunLoader.load(out()).manifest().validity().reasons();
    assertTrue(
        reasons.stream().anyMatch(reason -> reason.contains("came another way")),
        reasons::toString);
  }

  @Test
  void anEmulatorThatIsKilled() throws Exception {
    var killing = CompletableFuture.runAsync(() -> killWhenThere("EmulatorMain"));
    Outcome outcome = breaks(system("exec cat \"$1\" >/dev/null", "sleep 100"));
    killing.join();
    broke(outcome, 5, "running the link", "the emulator's process ended");
  }

  /** Kills it half a second after the system has been started. */
  private void killWhenThere(String name) {
    try {
      Path log = out().resolve("system/sender.log");
      while (!Files.exists(log)) {
        Thread.sleep(10);
      }
      Thread.sleep(700);
      Optional<ProcessHandle> found =
          ProcessHandle.current().descendants().filter(p -> words(p).contains(name)).findFirst();
      found.orElseThrow().destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All its words; {@link ProcessHandle.Info} leaves out those of a long command line. */
  private static String words(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void aDiskWithoutRoomIsFoundBeforeTheRun() throws Exception {
    Path disk = smallDisk("3m");
    try {
      Outcome outcome = Outcome.of(SmallRun.usual(disk.resolve("out")));

      assertEquals(3, outcome.status(), outcome.err() + outcome.out());
      assertTrue(outcome.err().contains("MiB free; put --out on another disk"), outcome.err());
      assertFalse(Files.exists(disk.resolve("out")), "something was begun");
    } finally {
      mount("umount", disk.toString());
    }
  }

  @Test
  void aDiskThatBecomesFullInMidRun() throws Exception {
    Path disk = smallDisk("26m");
    try {
      Path out = disk.resolve("out");
      Thread other = Thread.ofPlatform().start(() -> fill(disk, out.resolve("capture.spool")));

      Outcome outcome = Outcome.of(SmallRun.usual(out));

      other.interrupt();
      other.join();
      assertTrue(outcome.status() == 3 || outcome.status() == 5, outcome.err() + outcome.out());
      assertFalse(outcome.err().contains("\tat "), outcome.err());
      assertTrue((outcome.err() + outcome.out()).contains("disk"), outcome.err() + outcome.out());
    } finally {
      mount("umount", disk.toString());
    }
  }

  /** Takes all room of a disk as soon as pictures are captured. */
  private static void fill(Path disk, Path spool) {
    try (OutputStream ballast = Files.newOutputStream(disk.resolve("ballast"))) {
      while (!Files.exists(spool) || Files.size(spool) < 1_000_000) {
        Thread.sleep(5);
      }
      byte[] much = new byte[1 << 16];
      while (true) {
        ballast.write(much);
      }
    } catch (IOException e) {
      return; // full, as intended
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path smallDisk(String size) throws Exception {
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    assumeTrue(root, "skipped: only root can mount a small disk");
    Path disk = Files.createDirectory(folder.resolve("disk"));
    mount("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString());
    return disk;
  }

  private static void mount(String... words) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder(words).inheritIO().start().waitFor());
  }

  @Test
  void twoRunsAtOnceDoNotKnowOfEachOther() throws Exception {
    Path a = Files.createDirectory(folder.resolve("a"));
    Path b = Files.createDirectory(folder.resolve("b"));
    try (TestbedProcess one = TestbedProcess.nullRun(a);
        TestbedProcess other = TestbedProcess.nullRun(b)) {
      for (TestbedProcess each : List.of(one, other)) {
        int status = each.exit();
        assertTrue(status == 0 || status == 5, each.said());
      }
    }
    for (Path run : List.of(a, b)) {
      nothingTemporary(run);
      assertEquals(20, RunLoader.load(run.resolve("out")).frames().size());
    }
  }

  @Test
  void aRunThatWasSuspendedIsInvalid() throws Exception {
    stoodStill(TestbedProcess::signal, 900);
  }

  /** What a frozen container or a stopped virtual machine does: everybody stands still at once. */
  @Test
  void aRunOfWhichEveryProcessStoodStillIsInvalid() throws Exception {
    List<String> reasons = stoodStill(TestbedProcess::signalAll, 3000);
    assertFalse(
        reasons.stream().anyMatch(reason -> reason.contains(" ended")),
        () -> "a program is blamed: " + reasons);
  }

  private interface Signalling {
    void send(TestbedProcess run, String signal) throws Exception;
  }

  /** Suspends a run for so long; returns why it then calls itself invalid. */
  private List<String> stoodStill(Signalling signalling, long suspensionMs) throws Exception {
    try (TestbedProcess run = TestbedProcess.nullRun(folder)) {
      run.await("running");
      signalling.send(run, "STOP");
      Thread.sleep(suspensionMs); // what is to be found out
      signalling.send(run, "CONT");
      assertEquals(5, run.exit(), run.said());
    }
    nothingTemporary(folder);
    List<String> reasons = RunLoader.load(out()).manifest().validity().reasons();
    assertTrue(
        reasons.stream().anyMatch(reason -> reason.contains("stood still")), reasons::toString);
    return reasons;
  }

  private static void nothingTemporary(Path run) throws IOException {
    try (Stream<Path> left = Files.list(run.resolve("tmp"))) {
      assertEquals(List.of(), left.filter(p -> p.toString().contains("testbed-run-")).toList());
    }
  }
}
