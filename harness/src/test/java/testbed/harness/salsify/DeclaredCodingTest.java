package testbed.harness.salsify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;
import testbed.salsify.codec.CodingTime;

class DeclaredCodingTest {
  @TempDir private Path run;

  @ParameterizedTest
  @ValueSource(strings = {"system/files", "system"})
  void theTimesOfARunArePlayedAgainWhereverItsStatisticsLie(String where) throws Exception {
    Path files = Files.createDirectories(run.resolve(where));
    Files.writeString(
        files.resolve("sender.jsonl"),
        """
        {"event":"started","origin_ns":5}
        {"event":"sent","picture":0,"frame":1,"encode_us":9000}
        {"event":"skipped","picture":1,"frame":0,"encode_us":12000}
        {"event":"sent","picture":3,"frame":2,"encode_us":90000}
        """);
    Files.writeString(
        files.resolve("receiver.jsonl"),
        """
        {"event":"shown","frame":1,"at_ns":7000000,"complete_ns":3000000}
        {"event":"given_up","frame":2,"at_ns":8000000,"complete_ns":0}
        {"event":"late","frame":3,"at_ns":12000000,"complete_ns":5000000}
        """);

    CodingTime coding = new DeclaredCoding.Converter().convert(run.toString()).at(640, 360);

    assertEquals(
        List.of(9_000_000L, 12_000_000L, 12_000_000L, 90_000_000L),
        coding.encodeNs(),
        "the third picture, which the sender passed over, takes what the second took");
    assertEquals(
        List.of(4_000_000L, 4_000_000L, 5_000_000L),
        coding.decodeNs(),
        "the third frame had to wait for the first; the second was never decoded");
    assertEquals(9_000_000L, coding.encodeNs(4), "after the last the first comes again");
  }

  @Test
  void aRunOfAnotherSystemIsRefused() {
    assertThrows(
        TypeConversionException.class,
        () -> new DeclaredCoding.Converter().convert(run.toString()));
  }
}
