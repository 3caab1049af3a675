package testbed.vp8;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames are the same, however many threads work on them, and no thread outlives its frame. */
class ThreadsTest {
  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void twoThreadsMakeTheBytesAndPicturesOfOne(int seed) throws Vp8Exception {
    Random random = new Random(seed);
    int width = 1 + random.nextInt(140);
    int height = 1 + random.nextInt(120);
    MovingScene scene = new MovingScene(width, height, seed);
    Encoder alone = new Encoder();
    Encoder together = new Encoder(2 + random.nextInt(2));
    State state = State.initial(width, height);
    for (int time = 0; time < 4; time++) {
      EncoderSettings settings =
          new EncoderSettings(
              random.nextInt(128),
              random.nextBoolean() ? EncoderSettings.Speed.REALTIME : EncoderSettings.Speed.GOOD,
              random.nextInt(4),
              random.nextInt(6) == 0);
      Encoded expected = alone.encode(state, scene.frame(time), settings);
      Encoded encoded = together.encode(state, scene.frame(time), settings);
      assertArrayEquals(expected.frame(), encoded.frame());
      assertEquals(expected.state(), encoded.state());

      Decoded decoded = Decoder.decode(state, expected.frame(), 2);
      assertEquals(expected.state(), decoded.state());
      assertEquals(expected.state().last().image(), decoded.image());
      state = decoded.state();
    }
    assertFalse(companionLives());
  }

  @Test
  void aDamagedFrameIsATypedErrorWithTwoThreadsToo() {
    MovingScene scene = new MovingScene(176, 144, 5);
    Encoder encoder = new Encoder();
    State state =
        encoder
            .encode(State.initial(176, 144), scene.frame(0), EncoderSettings.realtime(8))
            .state();
    byte[] frame = encoder.encode(state, scene.frame(3), EncoderSettings.realtime(4)).frame();
    byte[] cut = Arrays.copyOf(frame, frame.length / 2);

    Vp8Exception alone = assertThrows(Vp8Exception.class, () -> Decoder.decode(state, cut, 1));
    Vp8Exception together = assertThrows(Vp8Exception.class, () -> Decoder.decode(state, cut, 2));
    assertEquals(alone.getMessage(), together.getMessage());
    assertFalse(companionLives());
  }

  @Test
  void noThreadsAtAllAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Encoder(0));
  }

  private static boolean companionLives() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("vp8-companion"));
  }
}
