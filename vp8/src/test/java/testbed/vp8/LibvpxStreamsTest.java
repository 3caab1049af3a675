package testbed.vp8;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import testbed.video.Raster;

/** What libvpx writes with many settings decodes bit-exactly as libavcodec decodes it. */
class LibvpxStreamsTest {
  private static final int FRAMES = 24;

  @ParameterizedTest(name = "{0}x{1} {2}")
  @MethodSource({"chosenSettings", "randomSettings"})
  void decodesAsLibavcodecDoes(int width, int height, Map<String, String> options)
      throws Exception {
    List<Raster> clip = Scenes.clip(width * 1000L + height, width, height, FRAMES);
    List<byte[]> stream = Libvpx.encode(clip, options);
    List<Raster> expected = Libvpx.decode(stream);
    State state = State.initial(width, height);
    int shown = 0;
    for (byte[] frame : stream) {
      Decoded decoded = Decoder.decode(state, frame);
      state = decoded.state();
      if (decoded.shown()) {
        assertEquals(expected.get(shown), decoded.image(), "picture " + shown);
        shown++;
      }
    }
    assertEquals(expected.size(), shown, "shown pictures");
  }

  static Stream<Arguments> chosenSettings() {
    return Stream.of(
        settings(176, 144, "b=200k"),
        settings(175, 143, "b=200k profile=1"),
        settings(175, 143, "b=200k profile=2"),
        settings(161, 97, "b=300k profile=3"),
        settings(16, 16, "b=50k"),
        settings(1, 1, "b=50k"),
        settings(17, 33, "b=100k profile=3"),
        settings(320, 180, "b=400k slices=8 error-resilient=partitions"),
        settings(176, 144, "b=150k error-resilient=default slices=2"),
        settings(176, 144, "b=150k auto-alt-ref=1 lag-in-frames=16 arnr-maxframes=7"),
        settings(176, 144, "b=80k static-thresh=1000 noise-sensitivity=3"),
        settings(176, 144, "b=80k qmin=50 qmax=63 sharpness=7"),
        settings(176, 144, "b=5000k qmin=0 qmax=4 sharpness=3"),
        settings(320, 180, "b=100k deadline=realtime cpu-used=8 g=5"),
        settings(320, 180, "b=100k deadline=realtime screen-content-mode=1 static-thresh=1"),
        settings(
            176,
            144,
            "b=200k deadline=realtime error-resilient=default"
                + " ts-parameters=ts_number_layers=3:ts_target_bitrate=60,120,200"
                + ":ts_rate_decimator=4,2,1:ts_periodicity=4:ts_layer_id=0,2,1,2"
                + ":ts_layering_mode=3"));
  }

  static Stream<Arguments> randomSettings() {
    return IntStream.range(0, 24)
        .mapToObj(
            seed -> {
              SplittableRandom random = new SplittableRandom(seed);
              int width = random.nextInt(8, 260);
              int height = random.nextInt(8, 200);
              String text =
                  "b=%dk profile=%d slices=%d sharpness=%d cpu-used=%d g=%d deadline=%s"
                      .formatted(
                          random.nextInt(30, 900),
                          random.nextInt(4),
                          1 << random.nextInt(4),
                          random.nextInt(8),
                          random.nextInt(-8, 9),
                          random.nextInt(4, 60),
                          random.nextBoolean() ? "realtime" : "good");
              if (random.nextInt(3) == 0) {
                text += " auto-alt-ref=1 lag-in-frames=" + random.nextInt(1, 20);
              }
              if (random.nextInt(3) == 0) {
                text += " error-resilient=default";
              }
              if (random.nextInt(3) == 0) {
                text += " noise-sensitivity=" + random.nextInt(1, 5);
              }
              return settings(width, height, text);
            });
  }

  private static Arguments settings(int width, int height, String text) {
    Map<String, String> options = new HashMap<>();
    for (String option : text.split(" ")) {
      int equals = option.indexOf('=');
      options.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return Arguments.of(width, height, options);
  }
}
