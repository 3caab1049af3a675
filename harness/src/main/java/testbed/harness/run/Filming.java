package testbed.harness.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import testbed.analyzer.AnalysisInputs;
import testbed.analyzer.result.FrameResult;
import testbed.reports.clip.RunClip;
import testbed.reports.html.RunReport;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunLoader;
import testbed.reports.model.UnreadableRunException;

/**
 * Makes the film of a run while its charts are drawn, so that the user waits for the longer of the
 * two only. A run without a film is still a run.
 */
final class Filming implements AutoCloseable {
  private final RunProgress progress;
  private Optional<Thread> camera = Optional.empty();
  private volatile String failure = "";

  Filming(RunProgress progress) {
    this.progress = progress;
  }

  /** Begins with the film. The captured pictures must stay until this is closed. */
  void start(AnalysisInputs inputs, List<FrameResult> frames) {
    camera = Optional.of(Thread.ofPlatform().name("film").start(() -> film(inputs, frames)));
  }

  private void film(AnalysisInputs inputs, List<FrameResult> frames) {
    try {
      RunClip.write(inputs, frames);
    } catch (IOException e) {
      failure = e.getMessage();
    }
  }

  /** Draws the charts, waits for the film, and writes the page that shows both. */
  void report(RunDirectory run) throws IOException, UnreadableRunException, InterruptedException {
    progress.at("drawing the report", 0, 1);
    RunReport report = RunReport.draw(RunLoader.load(run.root()), run.reportHtml());
    if (camera.isPresent()) {
      camera.get().join();
    }
    if (!failure.isEmpty()) {
      progress.say("there will be no film in the report: " + failure);
    }
    report.writePage();
  }

  /** Waits until the film is made or has failed, even when interrupted: it takes seconds. */
  @Override
  public void close() {
    boolean interrupted = false;
    while (camera.isPresent() && camera.get().isAlive()) {
      try {
        camera.get().join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
