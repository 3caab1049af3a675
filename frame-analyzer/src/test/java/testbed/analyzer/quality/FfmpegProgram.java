package testbed.analyzer.quality;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import testbed.video.Raster;
import testbed.video.VideoException;
import testbed.video.Y4mHeader;
import testbed.video.Y4mReader;
import testbed.video.Y4mWriter;

/** The installed ffmpeg as an independent witness; tests that need it are skipped without it. */
final class FfmpegProgram {
  private FfmpegProgram() {}

  static void require() {
    boolean there =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, "ffmpeg")));
    Assumptions.assumeTrue(there, "skipped: needs the program ffmpeg");
  }

  /** The first frames of a video file. */
  static List<Raster> decode(Path file, int count)
      throws IOException, InterruptedException, VideoException {
    require();
    Process process =
        new ProcessBuilder(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                file.toString(),
                "-frames:v",
                "" + count,
                "-f",
                "yuv4mpegpipe",
                "-strict",
                "-1",
                "-pix_fmt",
                "yuv420p",
                "-")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Raster> frames = new ArrayList<>();
    try (InputStream out = process.getInputStream();
        Y4mReader reader = new Y4mReader(out, "ffmpeg")) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        frames.add(next.get());
      }
    }
    process.waitFor();
    return frames;
  }

  /**
   * What a filter that compares two videos, such as {@code ssim=stats_file=stats.log}, writes into
   * that file. Its plain C code is asked: its vector code gives other values (by up to 0.02) where
   * a plane's width is not a multiple of 16, as the chroma of 176x144.
   */
  static List<String> compare(String filter, Path directory, List<Raster> one, List<Raster> two)
      throws IOException, InterruptedException {
    require();
    write(directory.resolve("one.y4m"), one);
    write(directory.resolve("two.y4m"), two);
    Process process =
        new ProcessBuilder(
                "ffmpeg",
                "-cpuflags",
                "0",
                "-v",
                "error",
                "-i",
                "one.y4m",
                "-i",
                "two.y4m",
                "-lavfi",
                filter,
                "-f",
                "null",
                "-")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg: " + said);
    }
    return Files.readAllLines(directory.resolve("stats.log"));
  }

  private static void write(Path file, List<Raster> pictures) throws IOException {
    Raster first = pictures.getFirst();
    try (Y4mWriter writer =
        Y4mWriter.create(file, Y4mHeader.of(first.width(), first.height(), 30))) {
      for (Raster picture : pictures) {
        writer.write(picture);
      }
    }
  }
}
