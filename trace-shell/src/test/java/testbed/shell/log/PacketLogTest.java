package testbed.shell.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.shell.link.DropReason;
import testbed.timebase.Time;

class PacketLogTest {
  private static final long MS = Time.MILLISECOND;
  private static final LogHeader HEADER =
      new LogHeader("Uplink", "t", "c", "infinite", 1_700_000_000_000L, 5, List.of("a: b"));

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadBack() throws Exception {
    Path file = folder.resolve("both.log.gz");
    LogThread log = LogThread.both(file, HEADER, HEADER);
    log.tap(0).opportunity(5 * MS, 1504);
    log.tap(0).arrived(6 * MS + 999_999, 100);
    log.tap(1).arrived(7 * MS, 200);
    log.tap(0).departed(9 * MS, 100, 6 * MS + 999_999);
    log.tap(1).dropped(9 * MS, 200, DropReason.QUEUE_LIMIT);
    log.tap(1).dropped(10 * MS, 300, DropReason.CODEL);
    log.finish(writer -> writer.comment("the end: yes"));

    PacketLog read = PacketLog.read(file);

    assertEquals(
        List.of(
            new LogLine.Opportunity(5, 1504),
            new LogLine.Arrival(6, 100),
            new LogLine.Departure(9, 100, 3)),
        read.first().lines());
    assertEquals(
        List.of(
            new LogLine.Arrival(7, 200),
            new LogLine.Drop(9, 1, 200, "limit"),
            new LogLine.Drop(10, 1, 300, "codel")),
        read.second().orElseThrow().lines());
    assertEquals(5, read.first().baseMs());
    assertEquals(1_700_000_000_000L, read.second().orElseThrow().initEpochMs());
    assertEquals("yes", read.first().comment("the end").orElseThrow());
  }

  @Test
  void nothingIsLostBetweenTheThreads() throws Exception {
    Path file = folder.resolve("one.log");
    LogThread log = LogThread.each(file, HEADER, null, HEADER);
    for (int i = 0; i < 1_000_000; i++) {
      log.tap(0).arrived(i * 1000L, 1 + i % 1500);
    }
    log.close();
    List<LogLine> lines = PacketLog.read(file).first().lines();
    assertEquals(1_000_000, lines.size());
    assertEquals(new LogLine.Arrival(999, 1 + 999_999 % 1500), lines.getLast());
  }

  @Test
  void aWrongLineIsNamed() {
    for (String line :
        List.of("x", "1 + ", "1 + x", "1 - 5", "1 ? 5", "-1 + 5", "1 + 5 6", "1 d 1", "\u0000")) {
      PacketLogException e = assertThrows(PacketLogException.class, () -> parse("# ok\n" + line));
      assertTrue(e.getMessage().startsWith("test, line 2: "), e.getMessage());
    }
  }

  @Test
  void randomBytesGiveALogOrAnErrorAndNothingElse() {
    for (long seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = new byte[random.nextInt(60)];
      String likely = "0123456789 #+-d\n";
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            (byte)
                (random.nextInt(8) == 0
                    ? random.nextInt(256)
                    : likely.charAt(random.nextInt(likely.length())));
      }
      try {
        LogStatistics.of(PacketLog.parse(new ByteArrayInputStream(bytes), "test").first());
      } catch (IOException e) {
        assertTrue(e.getMessage() != null, () -> "no message for " + bytes.length);
      }
    }
  }

  @Test
  void figuresOfALogCountedByHand() throws Exception {
    LogStatistics figures =
        LogStatistics.of(
            parse(
                    """
                    # base timestamp: 0
                    0 + 1504
                    0 + 752
                    0 + 100
                    0 d 1 100
                    10 # 1504
                    10 - 1504 10
                    20 # 1504
                    20 - 752 20
                    30 # 1504
                    100 # 1504
                    """)
                .first());
    assertEquals(0.1, figures.seconds(), 1e-9);
    assertEquals(4 * 1504 * 80.0, figures.capacity(), 1e-6);
    assertEquals((1504 + 752) * 80.0, figures.throughput(), 1e-6);
    assertEquals(0.375, figures.utilisation(), 1e-9);
    assertEquals(2, figures.wastedOpportunities());
    assertEquals(3, figures.queueMaxPackets());
    assertEquals(20, figures.delayP95Ms());
    assertEquals(10, figures.delayP50Ms());
    assertEquals(Map.of("limit", 1L), figures.droppedByReason());
  }

  @Test
  void theSignalDelayCountsFromTheFirstPacketOn() throws Exception {
    LogStatistics figures =
        LogStatistics.of(
            parse(
                    """
                    # base timestamp: 0
                    0 # 1504
                    1000 + 1504
                    1010 # 1504
                    1010 - 1504 10
                    1020 + 1504
                    1030 # 1504
                    1030 - 1504 10
                    """)
                .first());
    // Sent at 1000 ms: 10 ms; at 1001, with the second packet: 29 ms; then less, to 10 at 1020.
    assertEquals(28, figures.signalDelayP95Ms());
    // With every opportunity filled: 10 ms at 1000, 0 at 1010, 19 at 1011, 10 at 1020.
    assertEquals(28 - 18, figures.selfInflictedDelayP95Ms());
  }

  @Test
  void aCompressedLogThatBreaksOffIsReadAsFarAsItGoes() throws Exception {
    Path file = folder.resolve("whole.log.gz");
    LogThread log = LogThread.each(file, HEADER, null, HEADER);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      log.tap(0).arrived(i * MS, 1 + random.nextInt(1500));
    }
    log.close();
    byte[] whole = Files.readAllBytes(file);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertArrayEquals(half, Arrays.copyOf(whole, half.length));
    try {
      int lines = PacketLog.parse(new ByteArrayInputStream(half), "half").first().lines().size();
      assertTrue(lines > 10_000 && lines < 100_000, () -> "lines " + lines);
    } catch (PacketLogException e) {
      assertTrue(e.getMessage().contains("line"), "broken off within a line");
    }
  }

  private static PacketLog parse(String text) throws IOException {
    return PacketLog.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test");
  }
}
