package testbed.vp8;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncoderTest {
  private static final int CLIPS = 200;

  static IntStream seeds() {
    return IntStream.range(0, CLIPS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theDecoderReachesTheStateThatTheEncoderSays(int seed) throws Vp8Exception {
    Random random = new Random(seed);
    int width = 1 + random.nextInt(90);
    int height = 1 + random.nextInt(70);
    MovingScene scene = new MovingScene(width, height, seed);
    Encoder encoder = new Encoder();
    State state = State.initial(width, height);
    for (int time = 0; time < 5; time++) {
      Encoded encoded = encoder.encode(state, scene.frame(time), settings(random));
      Decoded decoded = Decoder.decode(state, encoded.frame());

      assertEquals(encoded.state(), decoded.state());
      assertEquals(encoded.state().last().image(), decoded.image());
      state = decoded.state();
    }
  }

  @Test
  void theBranchNotTakenLeavesNoTrace() {
    MovingScene scene = new MovingScene(80, 64, 3);
    Encoder reused = new Encoder();
    State start = new Encoder().encode(State.initial(80, 64), scene.frame(0), settings(40)).state();
    Encoded fresh = new Encoder().encode(start, scene.frame(1), settings(30));

    Encoded first = reused.encode(start, scene.frame(1), settings(30));
    Encoded branch = reused.encode(start, scene.frame(1), settings(60));
    reused.encode(branch.state(), scene.frame(5), settings(10));
    Encoded again = reused.encode(start, scene.frame(1), settings(30));

    assertArrayEquals(fresh.frame(), first.frame());
    assertArrayEquals(first.frame(), again.frame());
    assertEquals(fresh.state(), again.state());
  }

  private static EncoderSettings settings(int quantizer) {
    return EncoderSettings.realtime(quantizer);
  }

  private static EncoderSettings settings(Random random) {
    EncoderSettings.Speed[] speeds = EncoderSettings.Speed.values();
    return new EncoderSettings(
        random.nextInt(128),
        speeds[random.nextInt(speeds.length)],
        random.nextInt(4),
        random.nextInt(6) == 0);
  }
}
