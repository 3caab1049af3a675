import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import testbed.shell.emulator.EmulatorProcess;
import testbed.shell.emulator.EmulatorReport;
import testbed.shell.emulator.EmulatorSpec;
import testbed.shell.emulator.LinkSpec;
import testbed.shell.emulator.RunningProgram;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;

/** Measures the emulator from outside; run by {@code benchmarks/link/run}. */
final class LinkBench {
  private static final int PORT = 5000;
  private static final int PAYLOAD = 1400;
  private static final int LOGGED = PAYLOAD + 28 + 4;

  private final Path tools;
  private final Path folder;

  private LinkBench(Path tools) throws IOException {
    this.tools = tools;
    this.folder = Files.createTempDirectory("link-bench-");
    folder.toFile().setWritable(true, false);
  }

  public static void main(String[] arguments) throws Exception {
    LinkBench bench = new LinkBench(Path.of(arguments[1]));
    try {
      bench.measure(arguments);
    } finally {
      bench.removeFolder();
    }
  }

  private void removeFolder() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void measure(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "precision" ->
          precision(Path.of(arguments[2]), arguments[3], Integer.parseInt(arguments[4]));
      case "roundtrip" ->
          roundTrip(
              Path.of(arguments[2]), arguments[3], arguments.length > 4 ? arguments[4] : "0");
      case "overload" ->
          overload(Path.of(arguments[2]), arguments[3], Integer.parseInt(arguments[4]));
      case "soak" ->
          soak(Path.of(arguments[2]), arguments[3], Integer.parseInt(arguments[4]));
      case "ceiling" ->
          ceiling(
              Path.of(arguments[2]), arguments[3], Integer.parseInt(arguments[4]), arguments[5]);
      case "idle" -> idle(Path.of(arguments[2]));
      case "startup" -> startUp();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Error of delivery: the receiver's kernel time stamp minus the scheduled opportunity. */
  private void precision(Path trace, String packetsPerS, int seconds) throws Exception {
    Path log = folder.resolve("packets.log");
    LinkSpec link = new LinkSpec(trace, "droptail:packets=1000", 0, 0);
    EmulatorReport report;
    long origin;
    try (EmulatorProcess emulator =
        EmulatorProcess.start(new EmulatorSpec(link, LinkSpec.UNLIMITED, log))) {
      RunningProgram receiver = receiver(emulator, 3);
      origin = System.nanoTime() + 100_000_000L;
      emulator.startLink(origin);
      Thread.sleep(200);
      send(emulator, packetsPerS, seconds).exitFuture().get(seconds + 20, TimeUnit.SECONDS);
      receiver.exitFuture().get(200, TimeUnit.SECONDS);
      report = emulator.finish();
    }
    List<Long> scheduled = new ArrayList<>();
    for (LogLine line : PacketLog.read(log).first().lines()) {
      if (line instanceof LogLine.Departure d && d.bytes() == LOGGED) {
        scheduled.add(origin + d.ms() * 1_000_000L);
      }
    }
    long[] received = received();
    long[] errors = new long[Math.min(received.length, scheduled.size())];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = received[i] - scheduled.get(i);
    }
    Arrays.sort(errors);
    System.out.printf(
        Locale.ROOT,
        "%s, %s, %s: %d received, %d departed%n  error us: min %.0f p50 %.0f p95 %.0f p99 %.0f"
            + " p99.9 %.0f max %.0f%n  own account: %s%n",
        trace.getFileName(),
        report.carrier(),
        report.realtime(),
        received.length,
        scheduled.size(),
        at(errors, 0),
        at(errors, 0.5),
        at(errors, 0.95),
        at(errors, 0.99),
        at(errors, 0.999),
        at(errors, 1),
        report.lateness());
  }

  /** Round trips; the way back's opportunities come {@code phaseUs} later than the way there's. */
  private void roundTrip(Path trace, String delayMs, String phaseUs) throws Exception {
    long delayNs = Math.round(Double.parseDouble(delayMs) * 1e6);
    String name = trace.toString();
    LinkSpec link = new LinkSpec(Files.exists(trace) ? trace : null, "infinite", delayNs, 0);
    if (name.startsWith("rate=")) {
      link = link.withRate(name.substring("rate=".length()));
    }
    LinkSpec back =
        link.traceFile() == null
            ? link
            : new LinkSpec(trace, "infinite", delayNs, 1000 * Long.parseLong(phaseUs));
    EmulatorReport report;
    long cpuNs;
    try (EmulatorProcess emulator = EmulatorProcess.start(new EmulatorSpec(link, back, null))) {
      emulator.startLink(System.nanoTime());
      long before = cpuNs(packetThread(emulator.pid()));
      RunningProgram ping =
          launch(
              emulator,
              End.SENDER,
              "ping",
              List.of("ping", "-i", "0.0473", "-c", "300", emulator.receiverAddress()));
      ping.exitFuture().get(100, TimeUnit.SECONDS);
      cpuNs = cpuNs(packetThread(emulator.pid())) - before;
      report = emulator.finish();
    }
    double[] ms =
        Files.readAllLines(folder.resolve("ping.out")).stream()
            .filter(l -> l.contains(" time="))
            .mapToDouble(l -> Double.parseDouble(l.replaceAll(".* time=([0-9.]+) ms.*", "$1")))
            .sorted()
            .toArray();
    System.out.printf(
        Locale.ROOT,
        "round trip %s, delay %s ms, way back %s us later: n %d mean %.3f min %.3f p50 %.3f p95"
            + " %.3f p99 %.3f max %.3f; packet thread %.1f ms of CPU%n  own account: %s%n",
        trace.getFileName(),
        delayMs,
        phaseUs,
        ms.length,
        Arrays.stream(ms).average().orElse(Double.NaN),
        ms[0],
        ms[ms.length / 2],
        ms[(int) (0.95 * ms.length)],
        ms[(int) (0.99 * ms.length)],
        ms[ms.length - 1],
        cpuNs / 1e6,
        report.lateness());
  }

  private void ceiling(Path trace, String packetsPerS, int seconds, String logged)
      throws Exception {
    LinkSpec link = new LinkSpec(trace, "droptail:packets=1000", 0, 0);
    Path log = logged.equals("log") ? folder.resolve("packets.log") : null;
    try (EmulatorProcess emulator =
        EmulatorProcess.start(new EmulatorSpec(link, LinkSpec.UNLIMITED, log))) {
      RunningProgram receiver = receiver(emulator, 2);
      emulator.startLink(System.nanoTime());
      Path stat = Path.of("/proc/" + emulator.pid() + "/stat");
      long before = ticks(stat);
      long threadBefore = ticks(packetThread(emulator.pid()).resolve("stat"));
      send(emulator, packetsPerS, seconds).exitFuture().get(seconds + 30, TimeUnit.SECONDS);
      long after = ticks(stat);
      long threadAfter = ticks(packetThread(emulator.pid()).resolve("stat"));
      receiver.exitFuture().get(60, TimeUnit.SECONDS);
      EmulatorReport report = emulator.finish();
      long carried = report.toReceiver().departedPackets();
      System.out.printf(
          Locale.ROOT,
          "ceiling %s pps offered, %s: %s; %s; arrived %d departed %d dropped %s lost %d;"
              + " packet thread %.2f us/packet, whole process %.2f us/packet; resident %d MB%n"
              + "  %s%n",
          packetsPerS,
          log == null ? "no log" : "with log",
          Files.readString(folder.resolve("send.out")).strip(),
          Files.readString(folder.resolve("receive.out")).strip(),
          report.toReceiver().arrivedPackets(),
          carried,
          report.toReceiver().dropped(),
          report.toReceiver().lost(),
          1e4 * (threadAfter - threadBefore) / carried,
          1e4 * (after - before) / carried,
          residentMb(emulator.pid()),
          report.faithful() ? "faithful" : report.why());
    }
  }

  /** Memory of the infinite queue under far more than its link carries. */
  private void overload(Path trace, String packetsPerS, int seconds) throws Exception {
    LinkSpec link = new LinkSpec(trace, "infinite", 0, 0);
    try (EmulatorProcess emulator =
        EmulatorProcess.start(new EmulatorSpec(link, LinkSpec.UNLIMITED, null))) {
      emulator.startLink(System.nanoTime());
      receiver(emulator, 2);
      RunningProgram sender = send(emulator, packetsPerS, seconds);
      long most = 0;
      while (sender.isAlive()) {
        most = Math.max(most, residentMb(emulator.pid()));
        Thread.sleep(100);
      }
      EmulatorReport report = emulator.finish();
      System.out.printf(
          Locale.ROOT,
          "overload %d s: resident at most %d MB; arrived %d departed %d dropped %s%n",
          seconds,
          most,
          report.toReceiver().arrivedPackets(),
          report.toReceiver().departedPackets(),
          report.toReceiver().dropped());
    }
  }

  /** A long run at a rate that must go through whole: memory, losses, lateness. */
  private void soak(Path trace, String packetsPerS, int seconds) throws Exception {
    LinkSpec link = new LinkSpec(trace, "droptail:packets=1000", 0, 0);
    try (EmulatorProcess emulator =
        EmulatorProcess.start(new EmulatorSpec(link, LinkSpec.UNLIMITED, null))) {
      RunningProgram receiver = receiver(emulator, 3);
      emulator.startLink(System.nanoTime());
      RunningProgram sender = send(emulator, packetsPerS, seconds);
      long begun = System.nanoTime();
      List<Long> resident = new ArrayList<>();
      while (sender.isAlive()) {
        Thread.sleep(Math.max(1, seconds * 1000L / 10));
        resident.add(residentMb(emulator.pid()));
      }
      receiver.exitFuture().get(60, TimeUnit.SECONDS);
      EmulatorReport report = emulator.finish();
      System.out.printf(
          Locale.ROOT,
          "soak %.0f s at %s packets/s: %s; %s; arrived %d departed %d dropped %s lost %d;"
              + " resident MB %s; lateness %s; %s%n",
          (System.nanoTime() - begun) / 1e9,
          packetsPerS,
          Files.readString(folder.resolve("send.out")).strip(),
          Files.readString(folder.resolve("receive.out")).strip(),
          report.toReceiver().arrivedPackets(),
          report.toReceiver().departedPackets(),
          report.toReceiver().dropped(),
          report.toReceiver().lost(),
          resident,
          report.lateness(),
          report.faithful() ? "faithful" : report.why());
    }
  }

  /** Wake-ups of the packet thread on a link without traffic. */
  private void idle(Path trace) throws Exception {
    LinkSpec link = new LinkSpec(trace, "infinite", 0, 0);
    try (EmulatorProcess emulator = EmulatorProcess.start(new EmulatorSpec(link, link, null))) {
      emulator.startLink(System.nanoTime());
      Thread.sleep(2000);
      long before = switches(emulator.pid());
      long cpu = ticks(Path.of("/proc/" + emulator.pid() + "/stat"));
      Thread.sleep(10_000);
      System.out.printf(
          Locale.ROOT,
          "idle 10 s: packet thread woken %d times; process used %d ms of CPU; resident %d MB%n",
          switches(emulator.pid()) - before,
          10 * (ticks(Path.of("/proc/" + emulator.pid() + "/stat")) - cpu),
          residentMb(emulator.pid()));
    }
  }

  /**
   * From starting the process to a running link, which is when the first packet can pass, and until
   * the answer to a first echo request, which includes starting ping. The first start may write the
   * archive of classes and is not counted.
   */
  private void startUp() throws Exception {
    double[] ms = new double[12];
    double[] answered = new double[12];
    for (int i = 0; i < ms.length; i++) {
      long start = System.nanoTime();
      try (EmulatorProcess emulator =
          EmulatorProcess.start(new EmulatorSpec(LinkSpec.UNLIMITED, LinkSpec.UNLIMITED, null))) {
        emulator.startLink(System.nanoTime());
        ms[i] = (System.nanoTime() - start) / 1e6;
        launch(emulator, End.SENDER, "ping", List.of("ping", "-c", "1", emulator.receiverAddress()))
            .exitFuture()
            .get(10, TimeUnit.SECONDS);
        answered[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    for (var times : Map.of("a running link", ms, "the first answer", answered).entrySet()) {
      double[] sorted = Arrays.copyOfRange(times.getValue(), 1, ms.length);
      Arrays.sort(sorted);
      System.out.printf(
          Locale.ROOT,
          "from starting the process to %s: median %.0f ms, least %.0f, most %.0f%n",
          times.getKey(),
          sorted[sorted.length / 2],
          sorted[0],
          sorted[sorted.length - 1]);
    }
  }

  private RunningProgram receiver(EmulatorProcess emulator, int idleSeconds) throws Exception {
    RunningProgram receiver =
        launch(
            emulator,
            End.RECEIVER,
            "receive",
            List.of(
                tools.resolve("receive").toString(),
                "" + PORT,
                folder.resolve("received").toString(),
                "" + idleSeconds));
    receiver.awaitUdpPort(PORT, java.time.Duration.ofSeconds(5));
    return receiver;
  }

  private RunningProgram send(EmulatorProcess emulator, String packetsPerS, int seconds)
      throws IOException {
    return launch(
        emulator,
        End.SENDER,
        "send",
        List.of(
            tools.resolve("send").toString(),
            emulator.receiverAddress(),
            "" + PORT,
            "" + PAYLOAD,
            packetsPerS,
            "" + seconds));
  }

  private RunningProgram launch(
      EmulatorProcess emulator, End end, String name, List<String> command) throws IOException {
    return emulator.launch(
        end,
        new EndProgram(
            command,
            Map.of(),
            folder,
            folder.resolve(name + ".out"),
            folder.resolve(name + ".err")));
  }

  private long[] received() throws IOException {
    return Files.readAllLines(folder.resolve("received")).stream()
        .mapToLong(l -> Long.parseLong(l.substring(l.indexOf(' ') + 1)))
        .toArray();
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1000.0;
  }

  private static long ticks(Path stat) throws IOException {
    String text = Files.readString(stat);
    String[] words = text.substring(text.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(words[11]) + Long.parseLong(words[12]);
  }

  /** What a thread has used, as its scheduler counts it. */
  private static long cpuNs(Path thread) throws IOException {
    return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
  }

  private static Path packetThread(long pid) throws IOException {
    try (var tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (Path task : tasks.toList()) {
        if (Files.readString(task.resolve("comm")).strip().equals("packets")) {
          return task;
        }
      }
    }
    throw new IOException("no packet thread");
  }

  private static long switches(long pid) throws IOException {
    long sum = 0;
    for (String line : Files.readAllLines(packetThread(pid).resolve("status"))) {
      if (line.startsWith("voluntary_ctxt_switches")) {
        sum += Long.parseLong(line.replaceAll("\\D+", ""));
      }
    }
    return sum;
  }

  private static long residentMb(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS")) {
        return Long.parseLong(line.replaceAll("\\D+", "")) / 1024;
      }
    }
    return 0;
  }
}
