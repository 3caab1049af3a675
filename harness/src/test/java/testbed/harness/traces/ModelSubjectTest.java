package testbed.harness.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the length of a recording tells about its rate. */
final class ModelSubjectTest {
  /** Length, duration and lines of recordings whose content is known. */
  @ParameterizedTest
  @CsvSource({
    "2306644, 786112, 338895",
    "483248, 1012472, 70336",
    "3443315, 474609, 505078",
    "1081622, 928424, 156262",
    "520867, 1064718, 74768",
    "5102565, 1365371, 708561",
  })
  void theNumberOfLinesIsToldToTwoPercent(long bytes, int durationMs, int lines) {
    assertEquals(1, bytes / ModelSubject.bytesPerLine(durationMs) / lines, 0.02);
  }
}
