package testbed.vp8;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.video.Raster;

class SizePredictionTest {
  private static final MovingScene SCENE = new MovingScene(320, 192, 0);

  @ParameterizedTest
  @CsvSource({"20, 12", "20, 28", "40, 31", "40, 49", "64, 55", "64, 73", "90, 80", "90, 100"})
  void theSizeAtANeighbouringQuantizerIsPredictedWithinTwoFifths(int quantizer, int other) {
    State state = start(quantizer);
    Encoded here = new Encoder().encode(state, SCENE.frame(1), EncoderSettings.realtime(quantizer));
    Encoded there = new Encoder().encode(state, SCENE.frame(1), EncoderSettings.realtime(other));

    int actual = there.frame().length;
    assertEquals(actual, here.sizes().bytesAt(other), 0.4 * actual);
    assertEquals(here.frame().length, here.sizes().bytesAt(quantizer), 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 800, 1500, 3000})
  void aByteBudgetIsKeptAndUsed(int bytes) {
    Raster picture = SCENE.frame(1);
    Encoded encoded =
        new Encoder().encodeWithin(start(40), picture, EncoderSettings.realtime(60), bytes);

    assertTrue(encoded.frame().length <= bytes, () -> encoded.frame().length + " bytes");
    assertTrue(encoded.frame().length >= bytes / 2, () -> encoded.frame().length + " bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 900, 2500})
  void aRateIsKept(int bytesPerFrame) {
    RateControl control = new RateControl(bytesPerFrame);
    Encoder encoder = new Encoder();
    State state = State.initial(320, 192);
    long bytes = 0;
    int frames = 60;
    for (int time = 0; time < frames; time++) {
      Encoded encoded =
          control.encode(encoder, state, SCENE.frame(time % 20), EncoderSettings.realtime(0));
      state = encoded.state();
      bytes += encoded.frame().length;
    }

    assertEquals(bytesPerFrame, bytes / (double) frames, 0.2 * bytesPerFrame);
  }

  private static State start(int quantizer) {
    return new Encoder()
        .encode(State.initial(320, 192), SCENE.frame(0), EncoderSettings.realtime(quantizer))
        .state();
  }
}
