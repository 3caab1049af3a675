package testbed.harness.run;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import testbed.analyzer.AnalysisInputs;
import testbed.analyzer.result.FrameResult;
import testbed.reports.clip.RunClip;
import testbed.reports.clip.RunStills;
import testbed.reports.html.RunReport;
import testbed.reports.model.RunData;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunLoader;
import testbed.reports.model.UnreadableRunException;

/**
 * Makes the film and the still pictures of a run while its charts are drawn, so that the user waits
 * for the longest of them only. A run without a film is still a run.
 */
final class Filming implements AutoCloseable {
  private final RunProgress progress;

  /** Each ends with what went wrong, or an empty text. */
  private List<CompletableFuture<String>> making = List.of();

  /** One of the things to make. */
  private interface Work {
    void write(AnalysisInputs inputs, List<FrameResult> frames) throws IOException;
  }

  Filming(RunProgress progress) {
    this.progress = progress;
  }

  /** Begins with both. The captured pictures must stay until this is closed. */
  void start(AnalysisInputs inputs, List<FrameResult> frames) {
    making =
        List.of(
            start("film", RunClip::write, inputs, frames),
            start("stills", RunStills::write, inputs, frames));
  }

  private static CompletableFuture<String> start(
      String name, Work work, AnalysisInputs inputs, List<FrameResult> frames) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            work.write(inputs, frames);
            return "";
          } catch (IOException e) {
            return e.getMessage();
          }
        },
        task -> Thread.ofPlatform().name(name).start(task));
  }

  /**
   * Draws the charts, waits for the pictures, and writes the page that shows both.
   *
   * @return what the report tells of
   */
  RunData report(RunDirectory run)
      throws IOException, UnreadableRunException, InterruptedException {
    progress.at("drawing the report", 0, 1);
    RunData data = RunLoader.load(run.root());
    RunReport report = RunReport.draw(data, run.reportHtml());
    for (CompletableFuture<String> one : making) {
      String failure = outcome(one);
      if (!failure.isEmpty()) {
        progress.say("a film or picture will be missing in the report: " + failure);
      }
    }
    report.writePage();
    return data;
  }

  private static String outcome(CompletableFuture<String> one) throws InterruptedException {
    try {
      return one.get();
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    }
  }

  /** Waits until all is made or has failed, even when interrupted: it takes seconds. */
  @Override
  public void close() {
    making.forEach(one -> one.exceptionally(String::valueOf).join());
  }
}
