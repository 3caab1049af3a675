package testbed.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a trace, what is not, and what the user is told. */
final class TraceParserTest {
  @TempDir private Path folder;

  @Test
  void oneNumberALineIsATrace() throws TraceException {
    assertEquals(Trace.of(0, 3, 3, 10), parse("0\n3\n3\n10\n"));
  }

  @Test
  void theLastLineNeedsNoEnd() throws TraceException {
    assertEquals(Trace.of(1), parse("1"));
  }

  @Test
  void gzipIsToldByItsContentAndNotByItsName() throws TraceException, IOException {
    Path file = Files.write(folder.resolve("plain-name"), gzip(bytes("5\n7\n")));
    assertEquals(Trace.of(5, 7), Trace.read(file));
  }

  @ParameterizedTest(name = "{0} is refused: line {1}, {2}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "5~4~|2|smaller than 5|sort -n",
        "-1~|1|minus sign|never negative",
        "12345678901234567890~|1|larger than 2147483647|since the start",
        "2147483648~|1|larger than 2147483647|since the start",
        "0~0~|2|last stamp is 0|at least 1",
        "0~|1|last stamp is 0|at least 1",
        "1~~2~|2|blank|delete the line",
        "~|1|blank|delete the line",
        "1^~2^~|1|carriage return|sed",
        "1~ 2~|2|blank within|no blanks",
        "1~2.5~|2|not whole|whole number",
        "# made by hand~1~|1|comment|delete the line",
        "1~two~|2|character 't'|whole number",
      })
  void badLinesAreNamed(String text, long line, String problem, String remedy) {
    TraceException e = refused(bytes(text.replace('~', '\n').replace('^', '\r')));
    assertEquals(line, e.line());
    assertTrue(e.problem().contains(problem), e.getMessage());
    assertTrue(e.remedy().contains(remedy), e.getMessage());
    assertTrue(e.getMessage().startsWith("the source, line " + line + ": "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertTrue(refused(new byte[0]).problem().contains("empty"));
    assertTrue(refused(gzip(new byte[0])).problem().contains("empty"));
  }

  @Test
  void binaryDataIsRefusedAtItsFirstByte() {
    TraceException e = refused(new byte[] {0x7f, 'E', 'L', 'F'});
    assertTrue(e.getMessage().contains("0x7f"), e.getMessage());
  }

  @Test
  void damagedAndTruncatedGzipAreToldApart() throws IOException {
    byte[] good = gzip(bytes("5\n7\n"));
    assertTrue(refused(Arrays.copyOf(good, good.length - 6)).problem().contains("too early"));
    assertTrue(
        refused(new byte[] {0x1f, (byte) 0x8b, 0, 0, 0, 0, 0, 0, 0, 0, 0})
            .problem()
            .contains("damaged"));
  }

  @Test
  void aCompressedBombIsGivenUpEarly() throws IOException {
    TraceException e = refused(gzip(bytes("1\n".repeat(Trace.MAX_OPPORTUNITIES + 1_000_000))));
    assertEquals(Trace.MAX_OPPORTUNITIES + 1L, e.line());
    assertTrue(e.problem().contains("more than"), e.getMessage());
  }

  @Test
  void aMissingFileAndAFolderAreTraceErrors() {
    Path missing = folder.resolve("missing");
    TraceException e = assertThrows(TraceException.class, () -> Trace.read(missing));
    assertTrue(e.getMessage().startsWith(missing + ": there is no such file"), e.getMessage());
    e = assertThrows(TraceException.class, () -> Trace.read(folder));
    assertTrue(e.problem().contains("folder"), e.getMessage());
  }

  private static TraceException refused(byte[] content) {
    return assertThrows(
        TraceException.class, () -> Trace.parse(new ByteArrayInputStream(content), "the source"));
  }

  private static Trace parse(String text) throws TraceException {
    return Trace.parse(new ByteArrayInputStream(bytes(text)), "the source");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }
}
