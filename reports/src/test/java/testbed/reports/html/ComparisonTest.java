package testbed.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.reports.model.RunData;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunManifest;
import testbed.reports.model.SystemRuns;

/** Only repetitions are averaged: what differs tells runs apart, as a scenario or as a system. */
class ComparisonTest {
  private static final String PLAIN =
      """
      {"format_version": 1, "validity": {"valid": true},
       "settings": {"system": "s", "trace": "t", "duration_s": 30, "options": {"rate": "500k"}},
       "traces": {"downlink": {"label": "t", "origin": "recorded", "sha256": "aaaaaaaaaaaa"}},
       "programs": {"versions": {"Description": "d1", "Colour matrix of the shown video": "BT601"}},
       "video": {"name": "v.y4m", "sha256": "1111111111"}}
      """;

  @TempDir private Path folder;

  private RunData run(String json) throws Exception {
    Path file = Files.writeString(folder.resolve("run.json"), json);
    return new RunData(
        new RunDirectory(folder),
        RunManifest.read(file),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private Comparison with(String word, String other) throws Exception {
    return new Comparison(List.of(run(PLAIN), run(PLAIN.replace(word, other))));
  }

  private static List<String> systems(Comparison comparison) {
    assertEquals(Set.of("t"), comparison.scenarios().keySet());
    return comparison.scenarios().get("t").stream().map(SystemRuns::system).toList();
  }

  @Test
  void repetitionsAreOneSystem() throws Exception {
    assertEquals(List.of("s"), systems(with("\"v\"", "\"v\"")));
  }

  @Test
  void anotherOptionIsAnotherSystem() throws Exception {
    assertEquals(List.of("s (rate 500k)", "s (rate 1M)"), systems(with("500k", "1M")));
    assertEquals(
        List.of("s (rate 500k)", "s (rate not given)"), systems(with("\"rate\": \"500k\"", "")));
  }

  @Test
  void anotherDescriptionUnderTheSameNameIsAnotherSystem() throws Exception {
    assertEquals(List.of("s (Description d1)", "s (Description d2)"), systems(with("d1", "d2")));
  }

  @Test
  void whatAPageMaySayOrNotMakesNoOtherSystem() throws Exception {
    assertEquals(List.of("s"), systems(with("BT601", "BT709")));
  }

  @Test
  void anotherVideoIsAnotherScenario() throws Exception {
    assertEquals(
        Set.of("t, video v.y4m", "t, video w.y4m"), with("v.y4m", "w.y4m").scenarios().keySet());
    assertEquals(
        Set.of("t, video v.y4m 11111111", "t, video v.y4m 22222222"),
        with("1111111111", "2222222222").scenarios().keySet());
  }

  @Test
  void anotherRecordingUnderTheSameNameIsAnotherScenario() throws Exception {
    assertEquals(
        Set.of("t, recording aaaaaaaa", "t, recording bbbbbbbb"),
        with("aaaaaaaaaaaa", "bbbbbbbbbbbb").scenarios().keySet());
  }

  @Test
  void anotherStartInTheRecordingIsAnotherScenario() throws Exception {
    assertEquals(
        Set.of("t, from second 0.0", "t, from second 5.0"),
        with("\"label\": \"t\"", "\"label\": \"t\", \"offset_s\": 5").scenarios().keySet());
  }

  @Test
  void aSceneAndAModelFollowTheSeedAndStayRepetitions() throws Exception {
    String scene = PLAIN.replace("v.y4m", "scene").replace("recorded", "model");
    String other = scene.replace("1111111111", "3333333333").replace("aaaaaaaaaaaa", "cccccccccc");
    assertEquals(List.of("s"), systems(new Comparison(List.of(run(scene), run(other)))));
  }
}
