package testbed.harness.videos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.OutputFile;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.Marks;
import testbed.injector.source.SourceVideo;
import testbed.video.Raster;
import testbed.video.Y4mHeader;
import testbed.video.Y4mWriter;

/** {@code testbed videos make}. */
@Command(
    name = "make",
    description =
        "Write a video as a Y4M file, with the marks that a run would give it or without.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed videos make scene --duration 5s -o scene.y4m"})
final class MakeCommand implements Callable<Integer> {
  @Mixin private VideoOptions video;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "the Y4M file to write")
  private Path output;

  @Option(names = "--plain", description = "without marks")
  private boolean plain;

  @Override
  public Integer call() throws CommandFailure {
    SourceVideo source = video.open();
    try (OutputFile file = OutputFile.at(output)) {
      write(source, file.path());
      file.complete();
    } catch (UncheckedIOException e) {
      throw CommandFailure.ofFile(output + " cannot be written", e.getCause());
    } catch (IOException e) {
      throw CommandFailure.ofFile(output + " cannot be written", e);
    }
    return ExitStatus.OK;
  }

  private void write(SourceVideo source, Path file) throws IOException {
    Y4mHeader header = Y4mHeader.of(source.width(), source.height(), source.framesPerSecond());
    Marks marks = new Marks(MarkLayout.standard(source.width(), source.height()));
    byte[] planar = new byte[Raster.byteCount(source.width(), source.height())];
    try (ProgressBar bar = bar();
        Y4mWriter writer = Y4mWriter.create(file, header)) {
      for (long tick = 0; tick < video.frames(); tick++) {
        source.copyFrame(source.indexAt(tick), planar);
        if (!plain) {
          marks.stamp(planar, tick);
        }
        writer.write(planar);
        bar.stepTo(tick + 1);
      }
    }
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName(video.name)
        .setInitialMax(video.frames())
        .setStyle(ProgressBarStyle.ASCII)
        .build();
  }
}
