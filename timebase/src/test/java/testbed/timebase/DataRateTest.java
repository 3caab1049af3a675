package testbed.timebase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataRateTest {
  @ParameterizedTest
  @CsvSource({
    "12mbit, 12000000",
    "1.5mbit, 1500000",
    "500kbps, 500000",
    "64000, 64000",
    "2 Mbit/s, 2000000",
    "10gbit, 10000000000"
  })
  void readsTheUsualForms(String text, long bitsPerSecond) {
    assertEquals(new DataRate(bitsPerSecond), DataRate.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "-1mbit", "0", "1e9", "99999999999999gbit", "mbit"})
  void refusesEverythingElse(String text) {
    assertThrows(IllegalArgumentException.class, () -> DataRate.parse(text));
  }

  @Test
  void aPacketOf125BytesTakesOneSecondAtOneKilobitPerSecond() {
    assertEquals(Time.SECOND, DataRate.parse("1kbit").nanosFor(125));
  }
}
