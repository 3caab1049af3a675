package testbed.harness.vp8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
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
import testbed.vp8.EncoderSettings;
import testbed.vp8.EncoderSettings.Speed;
import testbed.vp8.excamera.ExCamera;

/** {@code testbed vp8 excamera}. */
@Command(
    name = "excamera",
    description = {
      "Encode a Y4M file in parallel chunks that share one key frame a batch.",
      "ExCamera[n, x]: n = --chunk pictures, x = --batch chunks."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed vp8 excamera clip.y4m --chunk 6 --batch 16 -o clip.ivf"})
final class ExCameraCommand implements Callable<Integer> {
  @Parameters(paramLabel = "IN.y4m", description = "The pictures.")
  private Path input;

  @Option(
      names = "--chunk",
      paramLabel = "N",
      defaultValue = "6",
      description = "Pictures in a chunk; default ${DEFAULT-VALUE}.")
  private int chunk;

  @Option(
      names = "--batch",
      paramLabel = "X",
      defaultValue = "16",
      description = "Chunks that share a key frame; default ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "-q",
      paramLabel = "N",
      defaultValue = "40",
      description = "Quantizer index, 0 (finest) to 127; default ${DEFAULT-VALUE}.")
  private int quantizer;

  @Option(
      names = "--speed",
      paramLabel = "SPEED",
      defaultValue = "good",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Speed speed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Chunks to encode at once; default: as many as there are processors.")
  private Integer threads;

  @Option(
      names = "-o",
      paramLabel = "OUT.ivf",
      description = "Where to write the stream; without it only its size is printed.")
  private Path output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws CommandFailure, IOException, InterruptedException {
    require(chunk >= 1, "--chunk is at least 1, not " + chunk);
    require(batch >= 1, "--batch is at least 1, not " + batch);
    require(
        quantizer >= 0 && quantizer <= EncoderSettings.COARSEST,
        "-q is 0 to 127, not " + quantizer);
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    require(workers >= 1, "--threads is at least 1, not " + workers);
    try (Y4mReader reader = Y4mReader.open(input);
        OutputFile file = OutputFile.at(output);
        ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      encode(
          reader,
          new ExCamera(new EncoderSettings(quantizer, speed, 0, false), chunk, pool),
          file.path());
      file.complete();
    } catch (VideoException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
    return ExitStatus.OK;
  }

  private void encode(Y4mReader reader, ExCamera camera, Path file)
      throws IOException, VideoException, InterruptedException {
    Y4mHeader header = reader.header();
    IvfHeader stream =
        new IvfHeader(
            "VP80",
            header.width(),
            header.height(),
            header.rateNumerator(),
            header.rateDenominator(),
            0);
    long bytes = 0;
    int frames = 0;
    int keys = 0;
    try (IvfWriter writer = file == null ? null : IvfWriter.create(file, stream);
        FrameProgress progress = new FrameProgress(spec.commandLine().getErr())) {
      List<Raster> pictures = read(reader);
      while (!pictures.isEmpty()) {
        for (byte[] frame : camera.encode(pictures, progress::step)) {
          bytes += frame.length;
          frames++;
          keys += (frame[0] & 1) == 0 ? 1 : 0;
          if (writer != null) {
            writer.write(frame);
          }
        }
        pictures = read(reader);
      }
    }
    double rate = frames == 0 ? 0 : bytes / 125.0 / frames * header.framesPerSecond();
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d frames, %d of them key frames, %d bytes, %.0f kbit/s%n",
            input,
            frames,
            keys,
            bytes,
            rate);
    spec.commandLine().getOut().flush();
  }

  private List<Raster> read(Y4mReader reader) throws IOException, VideoException {
    List<Raster> pictures = new ArrayList<>();
    while (pictures.size() < (long) chunk * batch) {
      var picture = reader.next();
      if (picture.isEmpty()) {
        break;
      }
      pictures.add(picture.get());
    }
    return pictures;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
