package testbed.shell.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.shell.link.QueueSyntax;
import testbed.shell.link.TraceRate;
import testbed.testkit.SharedData;
import testbed.traces.Trace;

class MahimahiGoldenTest {
  @ParameterizedTest
  @CsvSource({"inf, infinite", "dt_p50, droptail:packets=50", "dh_p50, drophead:packets=50"})
  void theArrivalsOfMmLinksLogGiveItsDeparturesAndDropsLineForLine(String name, String queue)
      throws Exception {
    Path log = SharedData.require("golden/mahimahi-logs/" + name + ".log.gz");
    Trace trace = Trace.read(SharedData.require("golden/mahimahi-logs/att3000.trace"));

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogReplay.replay(
        PacketLog.read(log).first(),
        TraceRate.repeating(trace, 0, QueueSyntax.parse(queue)),
        PacketLogWriter.of(out));

    List<String> expected = events(log);
    assertTrue(expected.size() > 5000);
    assertEquals(expected, out.toString(StandardCharsets.US_ASCII).lines().toList());
  }

  /** Its mm-throughput-graph, without the {@code d} lines, at which it stops. */
  @ParameterizedTest
  @CsvSource({
    "inf, 5.84, 3.40, 58.2, 282, 280",
    "dt_p50, 5.84, 4.28, 73.3, 94, 202",
    "dh_p50, 5.84, 4.25, 72.8, 64, 104"
  })
  void theFiguresAreThoseThatMahimahisGraphScriptPrints(
      String name,
      double capacity,
      double throughput,
      double utilisation,
      double packetDelay,
      double signalDelay)
      throws Exception {
    LogStatistics figures =
        LogStatistics.of(
            PacketLog.read(SharedData.require("golden/mahimahi-logs/" + name + ".log.gz")).first());
    assertEquals(capacity, figures.capacity() / 1e6, 0.005);
    assertEquals(throughput, figures.throughput() / 1e6, 0.005);
    assertEquals(utilisation, 100 * figures.utilisation(), 0.05);
    assertEquals(packetDelay, figures.delayP95Ms());
    assertEquals(signalDelay, figures.signalDelayP95Ms());
  }

  private static List<String> events(Path log) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.US_ASCII))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
