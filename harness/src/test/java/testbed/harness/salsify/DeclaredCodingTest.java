package testbed.harness.salsify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
  void theMediansOfARunAreFoundWhereverItsStatisticsLie(String where) throws Exception {
    Path files = Files.createDirectories(run.resolve(where));
    Files.writeString(
        files.resolve("sender.jsonl"),
        """
        {"event":"started","origin_ns":5}
        {"event":"sent","picture":0,"frame":1,"encode_us":9000}
        {"event":"sent","picture":1,"frame":2,"encode_us":12000}
        {"event":"sent","picture":2,"frame":3,"encode_us":90000}
        """);
    Files.writeString(
        files.resolve("receiver.jsonl"),
        "{\"event\":\"shown\",\"at_ns\":7000000,\"complete_ns\":3000000}\n");

    DeclaredCoding coding = new DeclaredCoding.Converter().convert(run.toString());

    assertEquals(Optional.of(new CodingTime(12_000_000, 4_000_000)), coding.given());
  }

  @Test
  void aRunOfAnotherSystemIsRefused() {
    assertThrows(
        TypeConversionException.class,
        () -> new DeclaredCoding.Converter().convert(run.toString()));
  }
}
