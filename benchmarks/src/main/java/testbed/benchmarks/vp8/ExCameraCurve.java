package testbed.benchmarks.vp8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import testbed.video.Raster;
import testbed.vp8.Decoder;
import testbed.vp8.Encoder;
import testbed.vp8.EncoderSettings;
import testbed.vp8.State;
import testbed.vp8.excamera.ExCamera;

/**
 * Bytes and luma PSNR of one clip, encoded in series, by ExCamera, and in chunks with a key frame
 * each, at several quantizers: ExCamera's curve lies between the other two.
 */
public final class ExCameraCurve {
  private static final int[] QUANTIZERS = {10, 30, 50, 70, 90, 110};

  private ExCameraCurve() {}

  /** Arguments: pictures in a chunk, pictures in all, a Y4M file. */
  public static void main(String[] args) throws Exception {
    int chunk = Integer.parseInt(args[0]);
    int count = Integer.parseInt(args[1]);
    List<Raster> clip = EncodeSpeed.pictures(Path.of(args[2]), count);
    System.out.println("scheme, quantizer, key frames, bytes per frame, luma PSNR dB");
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      for (int quantizer : QUANTIZERS) {
        EncoderSettings settings = EncoderSettings.realtime(quantizer);
        ExCamera camera = new ExCamera(settings, chunk, workers);
        print("serial", quantizer, clip, serial(clip, settings));
        print("excamera", quantizer, clip, camera.encode(clip, () -> {}));
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < count; from += chunk) {
          List<Raster> part = clip.subList(from, Math.min(count, from + chunk));
          chunks.addAll(serial(part, settings));
        }
        print("key frame a chunk", quantizer, clip, chunks);
      }
    }
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

  private static void print(String scheme, int quantizer, List<Raster> clip, List<byte[]> frames)
      throws Exception {
    State state = State.initial(1, 1);
    Coding.Tally tally = new Coding.Tally();
    int keys = 0;
    for (int i = 0; i < clip.size(); i++) {
      byte[] frame = frames.get(i);
      var decoded = Decoder.decode(state, frame);
      state = decoded.state();
      keys += (frame[0] & 1) == 0 ? 1 : 0;
      tally.add(frame.length, clip.get(i), decoded.image());
    }
    Coding coding = tally.coding();
    System.out.printf(
        "%s, %d, %d, %d, %.2f%n", scheme, quantizer, keys, (int) coding.bytes(), coding.psnrDb());
  }
}
