package testbed.benchmarks.vp8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import testbed.reports.chart.AxisLabels;
import testbed.reports.chart.FigureFiles;
import testbed.reports.chart.SweepChart;
import testbed.video.Raster;
import testbed.vp8.Decoder;
import testbed.vp8.Encoder;
import testbed.vp8.EncoderSettings;
import testbed.vp8.State;
import testbed.vp8.excamera.ExCamera;

/**
 * Bytes and quality of clips that are encoded in series, by ExCamera, and in chunks with a key
 * frame each; and how many more bytes than the series ExCamera and the chunks need at the quality
 * that ExCamera reached. The other two are measured at every fifth quantizer index, so that little
 * is interpolated.
 */
public final class ExCameraCurve {
  private static final String SERIAL = "one after the other";
  private static final String EXCAMERA = "ExCamera";
  private static final String CHUNKS = "key frame a chunk";
  private static final int[] QUANTIZERS = {10, 30, 50, 70, 90, 110};
  private static final int[] ANCHORS = IntStream.rangeClosed(1, 25).map(i -> 5 * i).toArray();

  private final int chunk;
  private final List<Raster> clip;

  private ExCameraCurve(int chunk, List<Raster> clip) {
    this.chunk = chunk;
    this.clip = clip;
  }

  /** Arguments: pictures in a chunk, pictures in all, the folder for the figures, Y4M files. */
  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[1]);
    System.out.println(
        "clip, quantizer, bytes per frame, PSNR dB, SSIM dB,"
            + " more than in series at equal PSNR and SSIM: ExCamera, chunks (percent)");
    for (int i = 3; i < args.length; i++) {
      Path file = Path.of(args[i]);
      String name = file.getFileName().toString().replaceFirst("[.]y4m$", "");
      List<Raster> clip = EncodeSpeed.pictures(file, count);
      Map<String, List<Coding>> curves =
          new ExCameraCurve(Integer.parseInt(args[0]), clip).measure();
      compare(name, curves);
      draw(name, Path.of(args[2]), curves);
    }
  }

  private Map<String, List<Coding>> measure() throws Exception {
    Map<String, List<Coding>> curves = new LinkedHashMap<>();
    curves.put(SERIAL, new ArrayList<>());
    curves.put(EXCAMERA, new ArrayList<>());
    curves.put(CHUNKS, new ArrayList<>());
    for (int quantizer : ANCHORS) {
      EncoderSettings settings = EncoderSettings.realtime(quantizer);
      curves.get(SERIAL).add(coding(serial(clip, settings), 1));
      List<byte[]> chunks = new ArrayList<>();
      for (int from = 0; from < clip.size(); from += chunk) {
        chunks.addAll(serial(clip.subList(from, Math.min(clip.size(), from + chunk)), settings));
      }
      curves.get(CHUNKS).add(coding(chunks, Math.ceilDiv(clip.size(), chunk)));
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      for (int quantizer : QUANTIZERS) {
        ExCamera camera = new ExCamera(EncoderSettings.realtime(quantizer), chunk, workers);
        curves.get(EXCAMERA).add(coding(camera.encode(clip, () -> {}), 1));
      }
    }
    return curves;
  }

  private static List<byte[]> serial(List<Raster> clip, EncoderSettings settings) {
    Encoder encoder = new Encoder();
    State state = State.initial(clip.getFirst().width(), clip.getFirst().height());
    List<byte[]> frames = new ArrayList<>();
    for (Raster picture : clip) {
      var encoded = encoder.encode(state, picture, settings);
      frames.add(encoded.frame());
      state = encoded.state();
    }
    return frames;
  }

  /** Decodes a stream that is to have so many key frames. */
  private Coding coding(List<byte[]> frames, int keys) throws Exception {
    State state = State.initial(1, 1);
    Coding.Tally tally = new Coding.Tally();
    for (int i = 0; i < clip.size(); i++) {
      var decoded = Decoder.decode(state, frames.get(i));
      state = decoded.state();
      tally.add(frames.get(i).length, clip.get(i), decoded.image());
    }
    long found = frames.stream().filter(frame -> (frame[0] & 1) == 0).count();
    if (found != keys) {
      throw new IllegalStateException(found + " key frames, not " + keys);
    }
    return tally.coding();
  }

  private static void compare(String name, Map<String, List<Coding>> curves) {
    List<Coding> serial = curves.get(SERIAL);
    List<Coding> chunks = curves.get(CHUNKS);
    for (int i = 0; i < QUANTIZERS.length; i++) {
      Coding point = curves.get(EXCAMERA).get(i);
      Curve.Point psnr = new Curve.Point(point.bytes(), point.psnrDb());
      Curve.Point ssim = new Curve.Point(point.bytes(), point.ssimDb());
      double psnrExcess = Curve.excess(Coding.psnr(serial), psnr);
      double ssimExcess = Curve.excess(Coding.ssim(serial), ssim);
      System.out.printf(
          "%s, %d, %.0f, %.2f, %.2f, %+.1f / %+.1f, %+.1f / %+.1f%n",
          name,
          QUANTIZERS[i],
          point.bytes(),
          point.psnrDb(),
          point.ssimDb(),
          psnrExcess,
          ssimExcess,
          ratio(psnrExcess, Curve.excess(Coding.psnr(chunks), psnr)),
          ratio(ssimExcess, Curve.excess(Coding.ssim(chunks), ssim)));
    }
  }

  /** By how much B exceeds C in percent, where A exceeds C and B by these. */
  private static double ratio(double overC, double overB) {
    return ((100 + overC) / (100 + overB) - 1) * 100;
  }

  private static void draw(String name, Path folder, Map<String, List<Coding>> curves)
      throws IOException {
    List<testbed.reports.chart.Curve> lines = new ArrayList<>();
    curves.forEach(
        (scheme, curve) ->
            lines.add(
                new testbed.reports.chart.Curve(
                    scheme,
                    lines.size(),
                    curve.reversed().stream().mapToDouble(Coding::bytes).toArray(),
                    curve.reversed().stream().mapToDouble(Coding::ssimDb).toArray())));
    AxisLabels labels =
        new AxisLabels(
            "vp8-excamera-" + name,
            "Chunks stitched by rebase, " + name,
            "bytes per frame",
            "mean SSIM, dB",
            "bytes_per_frame",
            "ssim_db");
    FigureFiles.write(SweepChart.figure(labels, SweepChart.Scale.LINEAR, lines), folder, List.of());
  }
}
