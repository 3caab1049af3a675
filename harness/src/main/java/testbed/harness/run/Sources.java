package testbed.harness.run;

import java.io.IOException;
import testbed.harness.CommandFailure;
import testbed.harness.videos.MeantVideo;
import testbed.injector.source.Shape;
import testbed.injector.source.SourceVideo;
import testbed.injector.source.VideoStore;
import testbed.video.VideoException;

/** Finds the source video that a run asks for. */
final class Sources {
  private Sources() {}

  static SourceVideo open(RunOptions options) throws CommandFailure {
    try {
      Shape shape = new Shape(options.size.width(), options.size.height(), options.fps);
      return VideoStore.ofUser().open(options.video, shape, options.seed);
    } catch (IllegalArgumentException | VideoException e) {
      throw MeantVideo.missing("--video " + options.video, options.video, e);
    } catch (IOException e) {
      throw CommandFailure.ofFile("--video " + options.video + " cannot be read", e);
    }
  }
}
