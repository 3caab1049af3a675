package testbed.benchmarks.vp8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import testbed.video.Plane;
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
 * per frame and the luma PSNR of the whole clip, and the Bjontegaard difference of rates. Every
 * stream is decoded by our decoder. The speed of libvpx is given as a negative number, which fixes
 * it; as a positive number libvpx would decide by how busy the machine is.
 */
public final class RateDistortion {
  private static final int[] OURS = {8, 16, 28, 42, 60, 80, 100, 120};
  private static final int[] LIBVPX = {6, 12, 20, 28, 36, 44, 52, 60};

  private RateDistortion() {}

  /** Arguments: how many frames, then Y4M files. */
  public static void main(String[] args) throws Exception {
    int frames = Integer.parseInt(args[0]);
    for (int i = 1; i < args.length; i++) {
      Path clip = Path.of(args[i]);
      List<Raster> pictures = EncodeSpeed.pictures(clip, frames);
      List<Curve.Point> five = libvpx(clip, pictures, -5);
      List<Curve.Point> eight = libvpx(clip, pictures, -8);
      print(clip, "libvpx cpu-used -5", five);
      print(clip, "libvpx cpu-used -8", eight);
      for (Speed speed : Speed.values()) {
        List<Curve.Point> ours = ours(pictures, speed);
        print(clip, speed.name().toLowerCase(Locale.ROOT), ours);
        System.out.printf(
            "%s, %s, BD-rate against cpu-used -5: %+.1f %%, against -8: %+.1f %%%n",
            clip.getFileName(),
            speed.name().toLowerCase(Locale.ROOT),
            Curve.difference(five, ours),
            Curve.difference(eight, ours));
      }
    }
  }

  private static List<Curve.Point> ours(List<Raster> pictures, Speed speed) {
    List<Curve.Point> curve = new ArrayList<>();
    for (int quantizer : OURS) {
      Encoder encoder = new Encoder();
      State state = State.initial(pictures.getFirst().width(), pictures.getFirst().height());
      Tally tally = new Tally();
      for (Raster picture : pictures) {
        Encoded encoded =
            encoder.encode(state, picture, new EncoderSettings(quantizer, speed, 0, false));
        state = encoded.state();
        tally.add(encoded.frame().length, picture, state.last().image());
      }
      curve.add(tally.point());
    }
    return curve;
  }

  private static List<Curve.Point> libvpx(Path clip, List<Raster> pictures, int cpuUsed)
      throws Exception {
    List<Curve.Point> curve = new ArrayList<>();
    Path stream = Files.createTempFile("libvpx", ".ivf");
    for (int quantizer : LIBVPX) {
      run(command(clip, pictures.size(), cpuUsed, quantizer, stream));
      State state = State.initial(1, 1);
      Tally tally = new Tally();
      List<byte[]> frames = DecodeSpeed.frames(stream);
      for (int i = 0; i < frames.size(); i++) {
        Decoded decoded = Decoder.decode(state, frames.get(i));
        state = decoded.state();
        tally.add(frames.get(i).length, pictures.get(i), decoded.image());
      }
      curve.add(tally.point());
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

  private static void print(Path clip, String encoder, List<Curve.Point> curve) {
    for (Curve.Point point : curve) {
      System.out.printf(
          "%s, %s, %.0f bytes/frame, %.2f dB%n",
          clip.getFileName(), encoder, point.bytes(), point.decibel());
    }
  }

  /** Adds up sizes and squared errors of luma. */
  private static final class Tally {
    private long bytes;
    private long error;
    private long samples;
    private int frames;

    void add(int size, Raster original, Raster decoded) {
      bytes += size;
      frames++;
      Plane a = original.y();
      byte[] x = a.samples();
      byte[] y = decoded.y().samples();
      samples += x.length;
      for (int i = 0; i < x.length; i++) {
        int d = (x[i] & 0xff) - (y[i] & 0xff);
        error += (long) d * d;
      }
    }

    Curve.Point point() {
      double decibel = 10 * Math.log10(255.0 * 255 * samples / Math.max(error, 1));
      return new Curve.Point((double) bytes / frames, decibel);
    }
  }
}
