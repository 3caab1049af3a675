package testbed.harness.videos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.injector.source.SourceVideo;
import testbed.video.Pictures;
import testbed.video.Raster;
import testbed.video.SpatialTemporal;
import tools.jackson.databind.json.JsonMapper;

/** {@code testbed videos show}. */
@Command(
    name = "show",
    description = {
      "Examine a video as a run would play it: length, hash, and its spatial and temporal"
          + " information after ITU-T P.910."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed videos show scene --size 1280x720 --png first.png"})
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private VideoOptions video;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Option(names = "--png", paramLabel = "FILE", description = "write its last picture here")
  private Path png;

  @Override
  public Integer call() throws CommandFailure, IOException {
    SourceVideo source = video.open();
    long frames = Math.min(video.frames(), source.frameCount());
    SpatialTemporal information = new SpatialTemporal();
    Raster last = null;
    for (long i = 0; i < frames; i++) {
      last = source.frame(i);
      information.add(last.y());
    }
    if (png != null) {
      Pictures.writePng(last, png);
    }
    print(source, frames, information);
    return ExitStatus.OK;
  }

  private void print(SourceVideo source, long frames, SpatialTemporal information) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", source.name());
    facts.put("size", source.width() + "x" + source.height());
    facts.put("fps", source.framesPerSecond());
    facts.put("frames_examined", frames);
    facts.put("frames", source.frameCount() == Long.MAX_VALUE ? "endless" : source.frameCount());
    facts.put("si_mean", rounded(information.spatialMean()));
    facts.put("si_max", rounded(information.spatialMax()));
    facts.put("ti_mean", rounded(information.temporalMean()));
    facts.put("ti_max", rounded(information.temporalMax()));
    facts.put("sha256", source.sha256());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.builder().build().writeValueAsString(facts));
    } else {
      facts.forEach((key, value) -> out.printf(Locale.ROOT, "%-16s %s%n", key, value));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
