package testbed.benchmarks.vp8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import testbed.reports.chart.AxisLabels;
import testbed.reports.chart.FigureFiles;
import testbed.reports.chart.SweepChart;
import testbed.video.Raster;
import testbed.vp8.Decoded;
import testbed.vp8.Decoder;
import testbed.vp8.Encoded;
import testbed.vp8.Encoder;
import testbed.vp8.EncoderSettings;
import testbed.vp8.EncoderSettings.Speed;
import testbed.vp8.State;

/**
 * Compares our encoder with libvpx (through the {@code ffmpeg} program) at fixed quantizers: bytes
 * per frame, the luma PSNR of the whole clip and its mean SSIM, and the Bjontegaard difference of
 * rates by each; and draws the curves. Every stream is decoded by our decoder. The speed of libvpx
 * is given as a negative number, which fixes it; as a positive number libvpx would decide by how
 * busy the machine is.
 */
public final class RateDistortion {
  private static final int[] OURS = {8, 16, 28, 42, 60, 80, 100, 120};
  private static final int[] LIBVPX = {6, 12, 20, 28, 36, 44, 52, 60};

  private RateDistortion() {}

  /** Arguments: how many frames, the folder for the figures, then Y4M files. */
  public static void main(String[] args) throws Exception {
    int frames = Integer.parseInt(args[0]);
    for (int i = 2; i < args.length; i++) {
      Path clip = Path.of(args[i]);
      List<Raster> pictures = EncodeSpeed.pictures(clip, frames);
      Map<String, List<Coding>> curves = new LinkedHashMap<>();
      curves.put("libvpx 5", libvpx(clip, pictures, -5));
      curves.put("libvpx 8", libvpx(clip, pictures, -8));
      for (Speed speed : Speed.values()) {
        curves.put(speed.name().toLowerCase(Locale.ROOT), ours(pictures, speed));
      }
      String name = clip.getFileName().toString().replaceFirst("[.]y4m$", "");
      curves.forEach((encoder, curve) -> print(name, encoder, curve));
      for (Speed speed : Speed.values()) {
        compare(name, speed.name().toLowerCase(Locale.ROOT), curves);
      }
      draw(name, Path.of(args[1]), curves);
    }
  }

  private static void compare(String name, String speed, Map<String, List<Coding>> curves) {
    for (String anchor : List.of("libvpx 5", "libvpx 8")) {
      System.out.printf(
          "%s, %s against %s: BD-rate by PSNR %+.1f %%, by SSIM %+.1f %%%n",
          name,
          speed,
          anchor,
          Curve.difference(Coding.psnr(curves.get(anchor)), Coding.psnr(curves.get(speed))),
          Curve.difference(Coding.ssim(curves.get(anchor)), Coding.ssim(curves.get(speed))));
    }
  }

  private static void draw(String name, Path folder, Map<String, List<Coding>> curves)
      throws IOException {
    List<testbed.reports.chart.Curve> lines = new ArrayList<>();
    curves.forEach(
        (encoder, curve) ->
            lines.add(
                new testbed.reports.chart.Curve(
                    encoder,
                    lines.size(),
                    curve.reversed().stream().mapToDouble(Coding::bytes).toArray(),
                    curve.reversed().stream().mapToDouble(Coding::ssimDb).toArray())));
    AxisLabels labels =
        new AxisLabels(
            "vp8-rd-" + name,
            "Quality over size, " + name,
            "bytes per frame",
            "mean SSIM, dB",
            "bytes_per_frame",
            "ssim_db");
    FigureFiles.write(SweepChart.figure(labels, SweepChart.Scale.LINEAR, lines), folder, List.of());
  }

  private static List<Coding> ours(List<Raster> pictures, Speed speed) {
    List<Coding> curve = new ArrayList<>();
    for (int quantizer : OURS) {
      Encoder encoder = new Encoder();
      State state = State.initial(pictures.getFirst().width(), pictures.getFirst().height());
      Coding.Tally tally = new Coding.Tally();
      for (Raster picture : pictures) {
        Encoded encoded =
            encoder.encode(state, picture, new EncoderSettings(quantizer, speed, 0, false));
        state = encoded.state();
        tally.add(encoded.frame().length, picture, state.last().image());
      }
      curve.add(tally.coding());
    }
    return curve;
  }

  private static List<Coding> libvpx(Path clip, List<Raster> pictures, int cpuUsed)
      throws Exception {
    List<Coding> curve = new ArrayList<>();
    Path stream = Files.createTempFile("libvpx", ".ivf");
    for (int quantizer : LIBVPX) {
      run(command(clip, pictures.size(), cpuUsed, quantizer, stream));
      State state = State.initial(1, 1);
      Coding.Tally tally = new Coding.Tally();
      List<byte[]> frames = DecodeSpeed.frames(stream);
      for (int i = 0; i < frames.size(); i++) {
        Decoded decoded = Decoder.decode(state, frames.get(i));
        state = decoded.state();
        tally.add(frames.get(i).length, pictures.get(i), decoded.image());
      }
      curve.add(tally.coding());
    }
    Files.delete(stream);
    return curve;
  }

  private static List<String> command(
      Path clip, int frames, int cpuUsed, int quantizer, Path stream) {
    String q = Integer.toString(quantizer);
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(List.of("-i", clip.toString(), "-frames:v", Integer.toString(frames)));
    command.addAll(List.of("-c:v", "libvpx", "-deadline", "realtime"));
    command.addAll(List.of("-cpu-used", Integer.toString(cpuUsed), "-qmin", q, "-qmax", q));
    command.addAll(List.of("-b:v", "100M", "-g", "9999", "-lag-in-frames", "0"));
    command.addAll(List.of("-auto-alt-ref", "0", "-threads", "1", stream.toString()));
    return command;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("failed: " + command);
    }
  }

  private static void print(String clip, String encoder, List<Coding> curve) {
    for (Coding point : curve) {
      System.out.printf(
          "%s, %s, %.0f bytes/frame, %.2f dB PSNR, %.2f dB SSIM%n",
          clip, encoder, point.bytes(), point.psnrDb(), point.ssimDb());
    }
  }
}
