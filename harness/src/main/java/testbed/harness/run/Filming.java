package testbed.harness.run;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import testbed.analyzer.AnalysisInputs;
import testbed.analyzer.result.FrameResult;
import testbed.reports.clip.RunClip;
import testbed.reports.html.RunReport;
import testbed.reports.model.RunData;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunLoader;
import testbed.reports.model.UnreadableRunException;

/**
 * Makes the film of a run while its charts are drawn, so that the user waits for the longer of the
 * two only. A run without a film is still a run.
 */
final class Filming implements AutoCloseable {
  private final RunProgress progress;

  /** Ends with what went wrong, or an empty text. */
  private CompletableFuture<String> film = CompletableFuture.completedFuture("");

  Filming(RunProgress progress) {
    this.progress = progress;
  }

  /** Begins with the film. The captured pictures must stay until this is closed. */
  void start(AnalysisInputs inputs, List<FrameResult> frames) {
    film =
        CompletableFuture.supplyAsync(
            () -> film(inputs, frames), work -> Thread.ofPlatform().name("film").start(work));
  }

  private static String film(AnalysisInputs inputs, List<FrameResult> frames) {
    try {
      RunClip.write(inputs, frames);
      return "";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /**
   * Draws the charts, waits for the film, and writes the page that shows both.
   *
   * @return what the report tells of
   */
  RunData report(RunDirectory run)
      throws IOException, UnreadableRunException, InterruptedException {
    progress.at("drawing the report", 0, 1);
    RunData data = RunLoader.load(run.root());
    RunReport report = RunReport.draw(data, run.reportHtml());
    String failure = outcome();
    if (!failure.isEmpty()) {
      progress.say("there will be no film in the report: " + failure);
    }
    report.writePage();
    return data;
  }

  private String outcome() throws InterruptedException {
    try {
      return film.get();
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    }
  }

  /** Waits until the film is made or has failed, even when interrupted: it takes seconds. */
  @Override
  public void close() {
    film.exceptionally(String::valueOf).join();
  }
}
