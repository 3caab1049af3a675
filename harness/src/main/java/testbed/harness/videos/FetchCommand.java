package testbed.harness.videos;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.injector.source.CatalogueVideo;
import testbed.injector.source.ClipFetcher;
import testbed.injector.source.VideoStore;
import testbed.traces.Nearest;
import testbed.video.VideoException;

/** {@code testbed videos fetch}. */
@Command(
    name = "fetch",
    description = {
      "Fetch clips into the cache. Their hash is written down at the first download and checked"
          + " at every later one. An interrupted download is resumed."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed videos fetch johnny"})
final class FetchCommand implements Callable<Integer> {
  private static final int UPDATE_MS = 200;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of the list")
  private List<String> names;

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    for (String name : names) {
      CatalogueVideo video =
          CatalogueVideo.find(name)
              .orElseThrow(
                  () ->
                      CommandFailure.badInput(
                          name
                              + ": no clip of this name can be fetched; "
                              + Nearest.hint(
                                  name,
                                  CatalogueVideo.ALL.stream().map(CatalogueVideo::name).toList())
                              + "try: testbed videos list"));
      fetch(video);
    }
    return ExitStatus.OK;
  }

  private void fetch(CatalogueVideo video) throws CommandFailure, InterruptedException {
    ProgressBarBuilder bars =
        new ProgressBarBuilder()
            .setTaskName(video.name())
            .setUnit(" MB", 1_000_000)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MS);
    try (ProgressBar bar = bars.build()) {
      spec.commandLine()
          .getOut()
          .println(
              new ClipFetcher()
                  .fetch(
                      video.uri(),
                      VideoStore.ofUser().clips(),
                      (bytes, total) -> bar.maxHint(total).stepTo(bytes)));
    } catch (VideoException | IOException e) {
      throw CommandFailure.environment(e.getMessage());
    }
  }
}
