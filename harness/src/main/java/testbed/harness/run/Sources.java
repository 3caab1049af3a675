package testbed.harness.run;

import testbed.harness.CommandFailure;
import testbed.injector.source.GeneratedScene;
import testbed.injector.source.SourceVideo;

/** Finds the source video that a run asks for. */
final class Sources {
  private Sources() {}

  static SourceVideo open(RunOptions options) throws CommandFailure {
    if (options.video.equals(GeneratedScene.NAME)) {
      return new GeneratedScene(
          options.seed, options.size.width(), options.size.height(), options.fps);
    }
    throw CommandFailure.badInput(
        "--video " + options.video + ": there is no such video; try 'scene'");
  }
}
