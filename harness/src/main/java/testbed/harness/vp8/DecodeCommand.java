package testbed.harness.vp8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.video.IvfFrame;
import testbed.video.IvfReader;
import testbed.video.VideoException;
import testbed.vp8.Decoded;
import testbed.vp8.Decoder;
import testbed.vp8.State;
import testbed.vp8.Vp8Exception;

/** {@code testbed vp8 decode}. */
@Command(
    name = "decode",
    description = "Decode a VP8 stream (IVF).",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  testbed vp8 decode clip.ivf -o clip.y4m",
      "  testbed vp8 decode clip.ivf --frame-md5"
    })
final class DecodeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE.ivf", description = "The stream.")
  private Path stream;

  @Option(
      names = "--frame-md5",
      description = "Print the MD5 of each shown frame (I420, cropped to the display size).")
  private boolean frameMd5;

  @Option(names = "-o", paramLabel = "OUT.y4m", description = "Write the shown frames.")
  private Path output;

  @Mixin private FrameThreads threads;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws CommandFailure, IOException {
    PrintWriter out = spec.commandLine().getOut();
    int number = 0;
    int shown = 0;
    try (IvfReader reader = IvfReader.open(stream);
        PictureFile pictures = new PictureFile(output, reader.header())) {
      State state = State.initial(1, 1);
      FrameDigests digests = new FrameDigests(stream);
      for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        number++;
        Decoded decoded = decode(state, frame.get(), number);
        state = decoded.state();
        if (decoded.shown()) {
          shown++;
          pictures.write(decoded.image());
          if (frameMd5) {
            out.println(digests.line(number, decoded.image()));
          }
        }
      }
      pictures.complete();
    } catch (VideoException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
    if (!frameMd5) {
      out.printf("%s: %d frames, %d shown%n", stream, number, shown);
    }
    out.flush();
    return ExitStatus.OK;
  }

  private Decoded decode(State state, IvfFrame frame, int number) throws CommandFailure {
    try {
      return Decoder.decode(state, frame.bytes(), threads.count(spec));
    } catch (Vp8Exception e) {
      throw CommandFailure.badInput(stream + ": frame " + number + ": " + e.getMessage());
    }
  }
}
