package testbed.harness.videos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.harness.ExitStatus;
import testbed.harness.Outcome;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.injector.mark.Marks;
import testbed.video.Y4mReader;

class VideosCommandTest {
  @TempDir Path folder;

  @Test
  void theSceneAndTheClipsAreListed() {
    Outcome outcome = Outcome.of("videos", "list");
    assertEquals(ExitStatus.OK, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("scene"), outcome.out());
    assertTrue(outcome.out().contains("kristen-and-sara"), outcome.out());
  }

  @Test
  void aMadeVideoCarriesItsMarks() throws Exception {
    Path file = folder.resolve("scene.y4m");
    String[] line = {"--size", "320x180", "--duration", "0.2s", "-o", file.toString()};
    Outcome outcome =
        Outcome.of("videos", "make", "scene", line[0], line[1], line[2], line[3], line[4], line[5]);
    assertEquals(ExitStatus.OK, outcome.status(), outcome.err());
    try (Y4mReader reader = Y4mReader.open(file)) {
      byte[] planar = new byte[reader.header().frameBytes()];
      long frames = 0;
      while (reader.next(planar)) {
        assertEquals(new FrameSeen(frames++), Marks.read(planar, 320, 180));
      }
      assertEquals(6, frames);
    }
  }

  @Test
  void aVideoIsExamined() {
    Outcome outcome =
        Outcome.of("videos", "show", "scene", "--size", "320x180", "--duration", "0.2s", "--json");
    assertEquals(ExitStatus.OK, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("\"si_mean\":"), outcome.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show nobody",
        "show scene --size 641x360",
        "show scene --fps 0",
        "show scene --duration 0s",
        "fetch nobody",
        "make scene -o /nowhere/at/all.y4m --size 320x180 --duration 1s"
      })
  void badInputIsOneLineAndExitTwo(String line) {
    Outcome outcome = Outcome.of(("videos " + line).split(" "));
    assertEquals(ExitStatus.BAD_INPUT, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains("testbed: "), outcome.err());
    assertTrue(!outcome.err().contains("\tat "), outcome.err());
  }
}
