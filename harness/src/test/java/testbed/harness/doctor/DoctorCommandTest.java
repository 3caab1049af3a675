package testbed.harness.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import testbed.harness.Outcome;
import testbed.harness.run.HeadRoom;
import testbed.harness.system.SearchPath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorCommandTest {
  private static HeadRoom room(boolean valid, double busy) {
    return new HeadRoom(valid, valid ? "" : "the camera was late", 2, 0.4, 0.3, busy, 0.2);
  }

  @Test
  void whatIsBusyIsLimitedAndWhatIsNotValidCannotBeMeasured() {
    assertEquals(Finding.State.GOOD, Calibration.judged("a", room(true, 0.4)).state());
    assertEquals(Finding.State.LIMITED, Calibration.judged("a", room(true, 0.9)).state());
    Finding invalid = Calibration.judged("a", room(false, 0.9));
    assertEquals(Finding.State.UNMEASURABLE, invalid.state());
    assertTrue(invalid.cost().contains("the camera was late"), invalid.cost());
    assertTrue(invalid.remedy().contains("--clock virtual"), invalid.remedy());
  }

  @Test
  void aRateOutOfRangeIsBadInput() {
    Outcome outcome = Outcome.of("doctor", "--fps", "0");

    assertEquals(2, outcome.status());
    assertTrue(outcome.err().contains("choose 1 to 240"), outcome.err());
  }

  @Test
  @Tag("kernel")
  void aSizeIsTriedWithTheRealPartsAndSaidInJson() {
    for (String program : List.of("ip", "unshare", "setpriv", "prlimit", "mount", "ffmpeg")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
    Outcome outcome = Outcome.of("doctor", "--json", "--size", "320x180", "--fps", "10");

    Set<String> checks = new HashSet<>();
    Set<String> states = new HashSet<>();
    for (JsonNode finding : JsonMapper.shared().readTree(outcome.out())) {
      checks.add(finding.get("check").asString());
      states.add(finding.get("state").asString());
    }
    assertTrue(checks.contains("null 320x180@10"), checks::toString);
    assertTrue(checks.contains("ffmpeg-h264 320x180@10"), checks::toString);
    int expected = states.contains("MISSING") ? 3 : states.contains("UNMEASURABLE") ? 5 : 0;
    assertEquals(expected, outcome.status());
  }
}
