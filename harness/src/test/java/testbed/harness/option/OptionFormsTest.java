package testbed.harness.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionFormsTest {
  @ParameterizedTest
  @CsvSource({"30s, 30000000000", "20ms, 20000000", "1.5s, 1500000000", "2m, 120000000000", "0, 0"})
  void spans(String text, long nanos) {
    assertEquals(new Span(nanos), new Span.Converter().convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "-1s", "ten", "1e3s", "99999h", "5 parsecs"})
  void spansThatAreNone(String text) {
    assertThrows(TypeConversionException.class, () -> new Span.Converter().convert(text));
  }

  @Test
  void aSize() {
    assertEquals(new Size(640, 360), new Size.Converter().convert("640x360"));
  }

  @ParameterizedTest
  @CsvSource({
    "641x361, is odd",
    "0x0, out of range",
    "640, is not a size",
    "640x, is not a size",
    "99999x2, is odd",
    "64000x480, out of range",
    "-640x360, is not a size"
  })
  void sizesThatAreNone(String text, String why) {
    TypeConversionException e =
        assertThrows(TypeConversionException.class, () -> new Size.Converter().convert(text));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }
}
