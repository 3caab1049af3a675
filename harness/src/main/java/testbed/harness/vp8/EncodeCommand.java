package testbed.harness.vp8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.OutputFile;
import testbed.video.IvfHeader;
import testbed.video.IvfWriter;
import testbed.video.Raster;
import testbed.video.VideoException;
import testbed.video.Y4mHeader;
import testbed.video.Y4mReader;
import testbed.vp8.Encoded;
import testbed.vp8.Encoder;
import testbed.vp8.EncoderSettings;
import testbed.vp8.EncoderSettings.Speed;
import testbed.vp8.RateControl;
import testbed.vp8.State;

/** {@code testbed vp8 encode}. */
@Command(
    name = "encode",
    description = "Encode a Y4M file as VP8 (IVF).",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  testbed vp8 encode clip.y4m --bitrate 800 -o clip.ivf",
      "  testbed vp8 encode clip.y4m -q 20 --speed realtime"
    })
final class EncodeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "IN.y4m", description = "The pictures.")
  private Path input;

  @ArgGroup(multiplicity = "1")
  private Quality quality;

  @Option(
      names = "--speed",
      paramLabel = "SPEED",
      defaultValue = "good",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Speed speed;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "1",
      description = "Token partitions: 1, 2, 4 or 8.")
  private int partitions;

  @Option(
      names = "-o",
      paramLabel = "OUT.ivf",
      description = "Where to write the stream; without it only its size is printed.")
  private Path output;

  @Mixin private FrameThreads threads;

  @Spec private CommandSpec spec;

  /** Either a fixed quantizer or a rate. */
  static final class Quality {
    @Option(
        names = "-q",
        paramLabel = "N",
        required = true,
        description = "Quantizer index, 0 (finest) to 127.")
    private Integer quantizer;

    @Option(
        names = "--bitrate",
        paramLabel = "KBIT",
        required = true,
        description = "Kilobits per second to aim at.")
    private Integer bitrate;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    EncoderSettings settings = settings();
    try (Y4mReader reader = Y4mReader.open(input);
        OutputFile file = OutputFile.at(output)) {
      encode(reader, settings, file.path());
      file.complete();
    } catch (VideoException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
    return ExitStatus.OK;
  }

  private void encode(Y4mReader reader, EncoderSettings settings, Path file)
      throws IOException, VideoException {
    Y4mHeader header = reader.header();
    Encoder encoder = new Encoder(threads.count(spec));
    RateControl control =
        quality.bitrate == null
            ? null
            : new RateControl(quality.bitrate * 125.0 / header.framesPerSecond());
    State state = State.initial(header.width(), header.height());
    long bytes = 0;
    int frames = 0;
    try (IvfWriter writer = file == null ? null : IvfWriter.create(file, stream(header))) {
      for (var picture = reader.next(); picture.isPresent(); picture = reader.next()) {
        Raster raster = picture.get();
        Encoded encoded =
            control == null
                ? encoder.encode(state, raster, settings)
                : control.encode(encoder, state, raster, settings);
        state = encoded.state();
        bytes += encoded.frame().length;
        frames++;
        if (writer != null) {
          writer.write(encoded.frame());
        }
      }
    }
    double rate = frames == 0 ? 0 : bytes / 125.0 / frames * header.framesPerSecond();
    spec.commandLine()
        .getOut()
        .printf("%s: %d frames, %d bytes, %.0f kbit/s%n", input, frames, bytes, rate);
    spec.commandLine().getOut().flush();
  }

  private static IvfHeader stream(Y4mHeader header) {
    return new IvfHeader(
        "VP80",
        header.width(),
        header.height(),
        header.rateNumerator(),
        header.rateDenominator(),
        0);
  }

  private EncoderSettings settings() {
    if (partitions < 1 || partitions > 8 || Integer.bitCount(partitions) != 1) {
      throw wrong("--partitions is 1, 2, 4 or 8, not " + partitions);
    }
    int quantizer = quality.quantizer == null ? 0 : quality.quantizer;
    if (quantizer < 0 || quantizer > EncoderSettings.COARSEST) {
      throw wrong("-q is 0 to 127, not " + quantizer);
    }
    if (quality.bitrate != null && quality.bitrate < 1) {
      throw wrong("--bitrate is at least 1, not " + quality.bitrate);
    }
    return new EncoderSettings(quantizer, speed, Integer.numberOfTrailingZeros(partitions), false);
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
