package testbed.harness.salsify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.analyzer.match.DropPlace;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.result.FrameResult;
import testbed.analyzer.result.FramesCsv;
import testbed.harness.virtual.HandOvers;
import testbed.injector.Injection;
import testbed.injector.InjectionLog;
import testbed.reports.model.RunDirectory;
import testbed.timebase.Time;

/**
 * A run of two pictures, the first of them in two packets. The sender's clock is 100 ms ahead of
 * the run's, the receiver's is the run's; the link delivers 20 ms after its log says so.
 */
class PastHandOversTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeTheRun() throws Exception {
    RunDirectory run = RunDirectory.create(folder);
    Files.writeString(
        run.manifestJson(),
        """
        {"format_version":1,"origin_monotonic_ns":1000000000,"settings":{"delay_ms":20}}
        """);
    InjectionLog.write(
        run.injectionsCsv(),
        Map.of(),
        List.of(
            new Injection(0, 0, 200_000, Injection.Outcome.TAKEN),
            new Injection(1, 33_333_333, 33_400_000, Injection.Outcome.TAKEN)));
    FramesCsv.write(
        run.framesCsv(),
        Map.of(),
        List.of(
            row(new FrameRecord.Displayed(0, 200_000, 41_000_000, 0)),
            row(new FrameRecord.Dropped(1, 33_400_000, DropPlace.SYSTEM))));
    Files.writeString(
        run.packetLog(),
        """
        # base timestamp: 0
        10 + 1472
        12 + 672
        15 - 1472 5
        16 - 672 4
        #< # base timestamp: 0
        #< 35 + 84
        #< 37 + 84
        #< 40 - 84 5
        #< 41 - 84 4
        45 + 372
        47 - 372 2
        #< 67 + 84
        #< 70 - 84 3
        """);
    Files.writeString(
        run.system().resolve("sender.jsonl"),
        """
        {"event":"started","origin_ns":900000000}
        {"event":"sent","at_ns":110000000,"picture":0,"offered_ns":100500000,"frame":1,"quantizer":9,\
        "quantizers":[9,40],"bytes":[2000,300],"reference":"initial","encode_us":9400,"packet_gap_ns":500000}
        {"event":"sent","at_ns":145000000,"picture":1,"offered_ns":133900000,"frame":2,"quantizer":9,\
        "quantizers":[9,40],"bytes":[300,200],"reference":"assumed","encode_us":3000,"packet_gap_ns":500000}
        {"event":"packets","arrived_ns":[160100000,163000000,190000000]}
        """);
    Files.writeString(
        run.system().resolve("receiver.jsonl"),
        """
        {"event":"started","origin_ns":1000000000}
        {"event":"packets","arrived_ns":[35200000,36000000,67000000]}
        {"event":"shown","at_ns":40000000,"complete_ns":36000000,"frame":1}
        {"event":"shown","at_ns":70000000,"complete_ns":67000000,"frame":2}
        """);
  }

  @Test
  void whatTheProcessorsDelayIsFoundBetweenTheProgramsAndTheRunsOwnFiles() throws Exception {
    HandOvers found = new DeclaredCoding.Converter().convert(folder.toString()).handOvers();

    assertEquals(List.of(200_000L, 66_667L), found.camera().shownNs());
    assertEquals(List.of(500_000L, 566_667L), found.camera().offeredNs());
    assertEquals(
        List.of(500_000L, 2_500_000L, 500_000L),
        found.toReceiver().intoLinkNs(),
        "all were due at once; the log's milliseconds count as their middles");
    assertEquals(List.of(200_000L, 0L, 0L), found.toReceiver().outOfLinkNs());
    assertEquals(List.of(300_000L, 1_500_000L, 500_000L), found.toSender().intoLinkNs());
    assertEquals(List.of(100_000L, 2_000_000L, 0L), found.toSender().outOfLinkNs());
    assertEquals(
        List.of(1_000_000L, Time.NEVER),
        found.screenNs(),
        "the second picture was shown and never seen");
  }

  @Test
  void codingBeginsWithThePictureWhereTheSenderHadNothingElseToDo() throws Exception {
    assertEquals(
        List.of(9_500_000L, 11_100_000L),
        new DeclaredCoding.Converter().convert(folder.toString()).at(640, 360).encodeNs());
  }

  @Test
  void packetsThatCannotBeThoseOfTheLogHaveNoLateness() {
    assertEquals(List.of(), Pairs.late(List.of(5_000_000L), List.of(9_000_000L)), "before it left");
    assertEquals(List.of(), Pairs.late(List.of(3 * Time.SECOND), List.of(0L)), "seconds later");
  }

  private static FrameResult row(FrameRecord record) {
    return new FrameResult(record, Double.NaN, Double.NaN, Optional.empty());
  }
}
