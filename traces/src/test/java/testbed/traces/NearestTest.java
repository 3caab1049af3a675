package testbed.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
  private static final List<String> NAMES =
      List.of("run", "report", "verizon-lte", "verizon-evdo", "att-lte", "salsify", "null");

  @ParameterizedTest
  @CsvSource({
    "rnu, run",
    "ru, run",
    "runn, run",
    "RUN, run",
    "verison-lte, verizon-lte",
    "verizon, verizon-lte",
    "evdo, verizon-evdo",
    "verizn, verizon-lte",
    "salsfy, salsify",
    "salsify-receiver, salsify",
    "nul, null",
    "reprot, report"
  })
  void aSlipOfTheFingersLeadsToTheNameThatWasMeant(String written, String meant) {
    assertEquals(Optional.of(meant), Nearest.to(written, NAMES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "zoom", "lettuce", "no-such-system"})
  void whatIsLikeNothingLeadsNowhere(String written) {
    assertEquals(Optional.empty(), Nearest.to(written, NAMES));
    assertEquals("", Nearest.hint(written, NAMES));
  }

  @Test
  void theHintStandsBeforeTheNamesThatThereAre() {
    assertEquals("did you mean 'run'? ", Nearest.hint("rnu", NAMES));
  }

  @Test
  void whatIsTooLongForANameIsNoSlip() {
    assertEquals(Optional.empty(), Nearest.to("run".repeat(100), NAMES));
  }
}
