package testbed.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.reports.model.FrameRow;
import testbed.reports.model.KeptFrames;
import testbed.reports.model.RunData;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunManifest.Validity;

/** The same source frame at several receivers, in the report that compares them. */
class SideBySideTest {
  @TempDir Path temporary;

  @Test
  void aFrameIsShownAsSentAndAsEachSystemShowedItWithItsTimeAndQuality() throws Exception {
    RunData one = kept("one");
    RunData two = kept("two");

    String page = comparison(List.of(one, two));

    assertEquals(9, count(page, "data:image/jpeg"), "three frames, sent and by two systems");
    List<Long> numbers = KeptFrames.numbers(one.frames().size());
    long middle = numbers.get(numbers.size() / 2);
    Optional<FrameRow> shown = KeptFrames.shownFor(one.frames(), middle);
    double sentS = one.frames().get((int) middle).shownS();
    String words =
        "<b>two</b>\n T+"
            + Figures.seconds(shown.orElseThrow().seenS() - sentS)
            + " s, "
            + Figures.decibels(shown.orElseThrow().ssimDb())
            + " dB";
    assertTrue(page.replace("</b> ", "</b>\n ").contains(words), words);
  }

  @Test
  void aSystemThatNeverShowedTheFrameIsNotLeftOut() throws Exception {
    RunData one = kept("one");
    RunData two = kept("two");
    for (long id : KeptFrames.numbers(two.frames().size())) {
      Files.delete(two.directory().keptReceived(id));
    }

    assertEquals(3, count(comparison(List.of(one, two)), "class=\"nothing\""));
  }

  @Test
  void runsWithoutKeptFramesHaveNoSuchPictures() throws Exception {
    RunData bare = data("bare");

    assertFalse(comparison(List.of(bare)).contains("class=\"side-by-side\""));
  }

  private String comparison(List<RunData> runs) throws Exception {
    return Files.readString(ComparisonReport.write(runs, temporary.resolve("comparison")));
  }

  private RunData kept(String system) throws Exception {
    RunData run = data(system);
    for (long id : KeptFrames.numbers(run.frames().size())) {
      Files.write(run.directory().keptSent(id), new byte[] {1, 2, 3});
      Files.write(run.directory().keptReceived(id), new byte[] {4, 5, 6});
    }
    return run;
  }

  private RunData data(String system) throws Exception {
    RunDirectory directory = RunDirectory.create(temporary.resolve(system));
    return RunReportTest.data(directory, system, new Validity(true, List.of()));
  }

  private static int count(String text, String word) {
    return text.split(java.util.regex.Pattern.quote(word), -1).length - 1;
  }
}
