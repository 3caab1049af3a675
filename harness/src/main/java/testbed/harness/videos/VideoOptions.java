package testbed.harness.videos;

import java.io.IOException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import testbed.harness.CommandFailure;
import testbed.harness.option.Size;
import testbed.harness.option.Span;
import testbed.injector.source.Shape;
import testbed.injector.source.SourceVideo;
import testbed.injector.source.VideoStore;
import testbed.video.VideoException;

/** Which video, and how much of it. */
final class VideoOptions {
  @Parameters(paramLabel = "VIDEO", description = "scene, a name of the list, or a file")
  String name;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "640x360",
      converter = Size.Converter.class,
      description = "size (default: ${DEFAULT-VALUE})")
  Size size;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "30",
      description = "frames per second (default: ${DEFAULT-VALUE})")
  int fps;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Span.Converter.class,
      description = "how much of it (default: ${DEFAULT-VALUE})")
  Span duration;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "which generated scene (default: ${DEFAULT-VALUE})")
  long seed;

  SourceVideo open() throws CommandFailure {
    if (fps < 1 || fps > 240) {
      throw CommandFailure.badInput("--fps " + fps + ": choose 1 to 240");
    }
    if (frames() < 1) {
      throw CommandFailure.badInput("--duration " + duration + ": shorter than one frame");
    }
    try {
      Shape shape = new Shape(size.width(), size.height(), fps);
      return VideoStore.ofUser().open(name, shape, seed);
    } catch (IllegalArgumentException | VideoException e) {
      throw MeantVideo.missing(name, name, e);
    } catch (IOException e) {
      throw CommandFailure.ofFile(name + " cannot be read", e);
    }
  }

  long frames() {
    return Math.round(duration.seconds() * fps);
  }
}
