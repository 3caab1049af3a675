package testbed.reports.clip;

import java.io.IOException;
import java.util.List;
import testbed.analyzer.AnalysisInputs;
import testbed.analyzer.RunPictures;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.result.FrameResult;
import testbed.reports.model.RunDirectory;

/**
 * Still pictures of a run for people: a film strip of the whole of it, and a few frames to be laid
 * beside those of other runs. They go to the run's evidence.
 */
public final class RunStills {
  private RunStills() {}

  /**
   * Makes them, if anything was displayed.
   *
   * @param inputs of the analysis that found {@code frames}; the capture is still there
   * @throws IOException when a picture cannot be read or written
   */
  public static void write(AnalysisInputs inputs, List<FrameResult> frames) throws IOException {
    if (frames.stream().noneMatch(f -> f.record() instanceof FrameRecord.Displayed)) {
      return;
    }
    RunDirectory run = new RunDirectory(inputs.directory());
    try (RunPictures pictures = RunPictures.open(inputs)) {
      Moments moments = new Moments(pictures, frames);
      FilmStrip.write(moments, frames, run.filmStrip());
      FrameKeeper.write(moments, frames, run);
    }
  }
}
