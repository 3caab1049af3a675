package testbed.vp8;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import testbed.video.Raster;
import testbed.vp8.EncoderSettings.Speed;

/** What several encodings of one picture from one state have in common is found out once. */
class AnalysisTest {
  private final MovingScene scene = new MovingScene(176, 144, 8);
  private final State start =
      new Encoder().encode(State.initial(176, 144), scene.frame(0), settings(30)).state();
  private final Raster picture = scene.frame(1);

  @Test
  void encodingWithoutAnAnalysisIsEncodingWithTheOneForTheSameSettings() {
    for (Speed speed : Speed.values()) {
      EncoderSettings settings = new EncoderSettings(35, speed, 1, false);
      Encoder encoder = new Encoder();
      Analysis analysis = encoder.analyse(start, picture, settings);
      Encoded alone = new Encoder().encode(start, picture, settings);
      Encoded shared = encoder.encode(start, picture, settings, analysis);
      assertArrayEquals(alone.frame(), shared.frame());
      assertEquals(alone.state(), shared.state());
    }
  }

  @Test
  void neitherTheOrderOfTheEncodingsNorTheEncoderNorTheThreadMatters() throws Exception {
    Analysis analysis = new Encoder().analyse(start, picture, settings(30));
    byte[] fine = new Encoder().encode(start, picture, settings(30), analysis).frame();
    byte[] coarse = new Encoder().encode(start, picture, settings(70), analysis).frame();

    Encoder reused = new Encoder();
    assertArrayEquals(coarse, reused.encode(start, picture, settings(70), analysis).frame());
    reused.encode(start, scene.frame(7), settings(5));
    assertArrayEquals(fine, reused.encode(start, picture, settings(30), analysis).frame());
    Analysis again = reused.analyse(start, picture, settings(30));
    assertArrayEquals(coarse, reused.encode(start, picture, settings(70), again).frame());
    Callable<byte[]> one =
        () -> new Encoder().encode(start, picture, settings(30), analysis).frame();
    Callable<byte[]> other =
        () -> new Encoder().encode(start, picture, settings(70), analysis).frame();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 10; i++) {
        var both = threads.invokeAll(List.of(one, other));
        assertArrayEquals(fine, both.get(0).get());
        assertArrayEquals(coarse, both.get(1).get());
      }
    }
  }

  @Test
  void anAnalysisOfAnotherPictureLeadsToAValidFrameAllTheSame() throws Exception {
    Encoder encoder = new Encoder();
    State elsewhere = encoder.encode(start, scene.frame(9), settings(90)).state();
    Analysis wrong = encoder.analyse(elsewhere, scene.frame(3), settings(90));
    Encoded encoded = encoder.encode(start, picture, settings(20), wrong);
    assertEquals(encoded.state(), Decoder.decode(start, encoded.frame()).state());
  }

  @Test
  void keyFramesNeedNoneAndIgnoreIt() {
    Encoder encoder = new Encoder();
    Analysis none = encoder.analyse(State.initial(176, 144), picture, settings(30));
    Analysis some = encoder.analyse(start, picture, settings(30));
    byte[] key = encoder.encode(start, picture, settings(30).asKeyFrame()).frame();
    assertArrayEquals(
        key, encoder.encode(State.initial(176, 144), picture, settings(30), none).frame());
    assertArrayEquals(key, encoder.encode(start, picture, settings(30).asKeyFrame(), some).frame());
  }

  @Test
  void anAnalysisOfAnotherSizeIsRefused() {
    Raster small = new MovingScene(64, 48, 1).frame(0);
    Encoder encoder = new Encoder();
    Analysis analysis = encoder.analyse(State.initial(64, 48), small, settings(30));
    assertThrows(
        IllegalArgumentException.class,
        () -> encoder.encode(start, picture, settings(30), analysis));
  }

  private static EncoderSettings settings(int quantizer) {
    return EncoderSettings.realtime(quantizer);
  }
}
