package testbed.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import testbed.injector.mark.MarkKind;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.injector.mark.MarkReading.Torn;
import testbed.injector.mark.Marks;
import testbed.injector.source.PreparedSource;
import testbed.injector.source.Shape;
import testbed.injector.source.SourceVideo;
import testbed.injector.source.SpoolCache;
import testbed.injector.source.VideoStore;
import testbed.video.Raster;
import testbed.video.VideoException;

/**
 * Sends marked real video through the encoders of the ffmpeg program and counts how many marks can
 * be read afterwards; prints the table of {@code docs/marks.md}.
 *
 * <p>Arguments: {@code --only=} and the beginning of a mark's name, if not all are to be measured;
 * then names or files of videos (see {@code testbed videos list}).
 */
public final class MarksThroughCodecs {
  private static final String ONLY = "--only=";
  private static final int FRAMES = 250;
  private static final int FPS = 30;
  private static final List<Mark> MARKS =
      List.of(
          new Mark(MarkKind.GRID, 45),
          new Mark(MarkKind.DATA_MATRIX_10, 45),
          new Mark(MarkKind.DATA_MATRIX_12, 45),
          new Mark(MarkKind.QR, 45),
          new Mark(MarkKind.QR, 90));
  private static final List<String> CODECS = List.of("libvpx", "libx264");
  private static final List<Way> WAYS =
      List.of(
          new Way("640x360", 150, true),
          new Way("640x360", 150, false),
          new Way("640x360", 500, true),
          new Way("640x360", 500, false),
          new Way("640x360", 2000, false),
          new Way("640x360", 250, true),
          new Way("640x360", 1000, true),
          new Way("640x360", 2000, true),
          new Way("1280x720", 150, true),
          new Way("1280x720", 500, false),
          new Way("1280x720", 2000, false));

  private final Path folder;
  private final Map<String, PreparedSource> sources = new HashMap<>();

  /** A kind of mark with a module of a share of the picture's height. */
  private record Mark(MarkKind kind, int modulesInHeight) {
    MarkLayout layout(int width, int height) {
      return new MarkLayout(kind, width, height, height / modulesInHeight);
    }
  }

  /** What happens to the pictures. */
  private record Way(String size, int kbits, boolean small) {
    int width() {
      return Integer.parseInt(size.split("x")[0]);
    }

    int height() {
      return Integer.parseInt(size.split("x")[1]);
    }

    /** All kinds of marks go these ways; the default goes all. */
    boolean hard() {
      return kbits == 150 && width() == 640;
    }

    @Override
    public String toString() {
      return size + (small ? " via 320x180" : "") + ", " + kbits + " kbit/s";
    }
  }

  /** What came of one mark on one way. */
  private static final class Count {
    private int sent;
    private int seen;
    private int wrong;
    private int torn;
    private long readNs;
  }

  private MarksThroughCodecs(Path folder) {
    this.folder = folder;
  }

  /** Runs the benchmark; takes several minutes. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("marks");
    try {
      boolean chosen = args.length > 0 && args[0].startsWith(ONLY);
      String only = chosen ? args[0].substring(ONLY.length()) : "";
      List<Mark> marks = MARKS.stream().filter(m -> m.kind().name().startsWith(only)).toList();
      List<String> videos = List.of(args).subList(chosen ? 1 : 0, args.length);
      new MarksThroughCodecs(folder).run(marks, videos);
    } finally {
      for (String name : List.of("sent.yuv", "coded.mkv")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private void run(List<Mark> marks, List<String> videos) throws Exception {
    System.out.println("| mark | codec | way | reads | read | wrong | torn | us per read |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (Mark mark : marks) {
      Count total = new Count();
      for (Way way : WAYS) {
        if (way.hard() || mark.kind() == MarkKind.GRID) {
          for (String codec : CODECS) {
            Count count = new Count();
            for (String video : videos) {
              measure(video, codec, way, mark, count);
            }
            print(mark, codec, way.toString(), count);
            add(total, count);
          }
        }
      }
      MarkLayout layout = mark.layout(640, 360);
      int area = layout.upperLeft().width() * layout.upperLeft().height();
      double percent = 200.0 * area / (640 * 360);
      String share = String.format(Locale.ROOT, "covers %.1f %% of the picture", percent);
      print(mark, "**all**", share, total);
    }
  }

  private static void print(Mark mark, String codec, String way, Count c) {
    System.out.printf(
        Locale.ROOT,
        "| %s, %d px | %s | %s | %d | %.3f %% | %d | %d | %.0f |%n",
        mark.kind(),
        mark.layout(640, 360).module(),
        codec,
        way,
        c.sent,
        100.0 * c.seen / c.sent,
        c.wrong,
        c.torn,
        c.readNs / 1000.0 / c.sent);
  }

  private static void add(Count total, Count c) {
    total.sent += c.sent;
    total.seen += c.seen;
    total.wrong += c.wrong;
    total.torn += c.torn;
    total.readNs += c.readNs;
  }

  private void measure(String video, String codec, Way way, Mark mark, Count count)
      throws IOException, InterruptedException, VideoException {
    Marks marks = new Marks(mark.layout(way.width(), way.height()));
    Path sent = folder.resolve("sent.yuv");
    Path coded = folder.resolve("coded.mkv");
    int frames = write(video, way, marks, sent);
    start(encode(codec, way, sent, coded)).waitFor();
    byte[] planar = new byte[Raster.byteCount(way.width(), way.height())];
    Process decoder = start(decode(way, coded));
    try (InputStream in = decoder.getInputStream()) {
      long id = 0;
      while (in.readNBytes(planar, 0, planar.length) == planar.length) {
        long start = System.nanoTime();
        MarkReading reading = marks.readScaled(planar, way.width(), way.height());
        count.readNs += System.nanoTime() - start;
        tally(reading, id(id, marks), count);
        id++;
      }
      if (id != frames) {
        throw new IOException(video + " " + codec + " " + way + ": " + id + " frames came back");
      }
    }
    decoder.waitFor();
  }

  private static void tally(MarkReading reading, long expected, Count count) {
    count.sent++;
    switch (reading) {
      case FrameSeen(long id) when id == expected -> count.seen++;
      case FrameSeen wrong -> count.wrong++;
      case Torn torn -> count.torn++;
      case MarkReading.Unreadable none -> {
        // Counted as neither.
      }
    }
  }

  /** Ids from all over the range, so that all modules are exercised. */
  private static long id(long frame, Marks marks) {
    return frame * 7919 % (marks.layout().maxId() + 1);
  }

  private int write(String video, Way way, Marks marks, Path file)
      throws IOException, VideoException {
    Shape shape = new Shape(way.width(), way.height(), FPS);
    PreparedSource source = sources.get(video + way.size());
    if (source == null) {
      SourceVideo opened = VideoStore.ofUser().open(video, shape, 1);
      source = PreparedSource.prepare(opened, FRAMES, SpoolCache.ofUser(), n -> {});
      sources.put(video + way.size(), source);
    }
    int frames = (int) source.frameCount();
    byte[] planar = new byte[Raster.byteCount(way.width(), way.height())];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int tick = 0; tick < frames; tick++) {
        source.copyFrame(tick, planar);
        marks.stamp(planar, id(tick, marks));
        out.write(planar);
      }
    }
    return frames;
  }

  private static List<String> encode(String codec, Way way, Path from, Path to) {
    List<String> line = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    line.addAll(List.of("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", way.size()));
    line.addAll(List.of("-r", String.valueOf(FPS), "-i", from.toString()));
    if (way.small()) {
      line.addAll(List.of("-vf", "scale=320:180"));
    }
    line.addAll(List.of("-c:v", codec, "-b:v", way.kbits() + "k", "-maxrate", way.kbits() + "k"));
    line.addAll(List.of("-bufsize", way.kbits() / 2 + "k", "-g", "300"));
    line.addAll(
        codec.equals("libvpx")
            ? List.of("-deadline", "realtime", "-cpu-used", "8", "-lag-in-frames", "0")
            : List.of("-preset", "ultrafast", "-tune", "zerolatency"));
    line.add(to.toString());
    return line;
  }

  private static List<String> decode(Way way, Path from) {
    String scale = "scale=" + way.size().replace('x', ':');
    return List.of(
        "ffmpeg",
        "-v",
        "error",
        "-i",
        from.toString(),
        "-vf",
        scale,
        "-fps_mode",
        "passthrough",
        "-pix_fmt",
        "yuv420p",
        "-f",
        "rawvideo",
        "-");
  }

  private static Process start(List<String> line) throws IOException {
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
