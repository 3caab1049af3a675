package testbed.injector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.injector.Injection.Outcome;
import testbed.timebase.Time;

class InjectionLogTest {
  private static final List<Injection> TWO =
      List.of(
          new Injection(0, 5, 120, Outcome.TAKEN),
          new Injection(1, 33_333_338, Time.NEVER, Outcome.LOST));

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    Path file = folder.resolve("injections.csv");
    InjectionLog.write(file, Map.of("video", "scene\nseed 1"), TWO);
    assertEquals(
        """
        # video: scene seed 1
        frame_id,scheduled_ns,shown_ns,outcome
        0,5,120,taken
        1,33333338,,lost
        """,
        Files.readString(file));
    assertEquals(TWO, InjectionLog.read(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0,5,120", "0,5,,taken", "0,5,7,lost", "1,5,120,taken", "0,x,1,taken", "0,5,6,?"})
  void aBadLineIsNamed(String line) throws Exception {
    Path file = folder.resolve("bad.csv");
    Files.writeString(file, "# a: b\nframe_id,scheduled_ns,shown_ns,outcome\n" + line + "\n");
    InjectionLogException e =
        assertThrows(InjectionLogException.class, () -> InjectionLog.read(file));
    assertTrue(e.getMessage().startsWith(file + ":3: "), e.getMessage());
  }
}
