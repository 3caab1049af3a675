package testbed.vp8;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testbed.video.Raster;
import testbed.vp8.decode.FrameDecoder;
import testbed.vp8.entropy.Mode;
import testbed.vp8.frame.ModeGrid;

class EncoderTest {
  private static final int CLIPS = 200;

  static IntStream seeds() {
    return IntStream.range(0, CLIPS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDecoderReachesThePictureAndOursTheStateThatTheEncoderSays(int seed)
      throws Vp8Exception {
    Random random = new Random(seed);
    int width = 1 + random.nextInt(90);
    int height = 1 + random.nextInt(70);
    MovingScene scene = new MovingScene(width, height, seed);
    Encoder encoder = new Encoder();
    State state = State.initial(width, height);
    List<byte[]> frames = new ArrayList<>();
    List<Raster> pictures = new ArrayList<>();
    for (int time = 0; time < 5; time++) {
      Encoded encoded = encoder.encode(state, scene.frame(time), settings(random));
      Decoded decoded = Decoder.decode(state, encoded.frame());

      assertEquals(encoded.state(), decoded.state());
      assertEquals(encoded.state().last().image(), decoded.image());
      assertEquals(encoded.state().hash(), decoded.state().hash());
      state = decoded.state();
      frames.add(encoded.frame());
      pictures.add(decoded.image());
    }
    assertEquals(pictures, Libvpx.decode(frames));
  }

  @Test
  void theBetterPresetSplitsMacroblocksIntoHalvesAndQuarters() throws Vp8Exception {
    int[] layouts = new int[4];
    for (int seed = 0; seed < 12; seed++) {
      MovingScene scene = new MovingScene(96, 80, seed);
      EncoderSettings good = new EncoderSettings(20, EncoderSettings.Speed.GOOD, 0, false);
      Encoder encoder = new Encoder();
      State state = encoder.encode(State.initial(96, 80), scene.frame(0), good).state();
      byte[] frame = encoder.encode(state, scene.frame(2), good).frame();
      ModeGrid grid = FrameDecoder.decisions(state, frame).grid();
      for (int i = 0; i < grid.lumaModes.length; i++) {
        layouts[grid.layouts[i]] += grid.lumaModes[i] == Mode.SPLIT ? 1 : 0;
      }
    }
    for (int layout = 0; layout < 3; layout++) {
      assertTrue(layouts[layout] > 0, "layout " + layout + " of " + Arrays.toString(layouts));
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

  @Test
  void twoThreadsEncodeFromOneStateAsOneDoes() throws Exception {
    MovingScene scene = new MovingScene(176, 144, 8);
    State start =
        new Encoder().encode(State.initial(176, 144), scene.frame(0), settings(50)).state();
    Callable<byte[]> fine = () -> new Encoder().encode(start, scene.frame(1), settings(20)).frame();
    Callable<byte[]> coarse =
        () -> new Encoder().encode(start, scene.frame(1), settings(60)).frame();
    byte[] expectedFine = fine.call();
    byte[] expectedCoarse = coarse.call();

    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 20; i++) {
        List<Future<byte[]>> both = threads.invokeAll(List.of(fine, coarse));
        assertArrayEquals(expectedFine, both.get(0).get());
        assertArrayEquals(expectedCoarse, both.get(1).get());
      }
    }
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
