package testbed.vp8;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.video.Raster;
import testbed.vp8.excamera.ExCamera;

/** Frames can be moved to another starting state, and chunks stitched into one stream. */
class RebaseTest {
  private static final EncoderSettings SETTINGS = EncoderSettings.realtime(40);

  @Test
  void aRebasedFrameLeadsTheDecoderToTheStateThatItPromises() throws Exception {
    List<Raster> clip = Scenes.clip(3, 120, 72, 8);
    Encoder encoder = new Encoder();
    State fine = State.initial(120, 72);
    State coarse = fine;
    Rebaser rebaser = new Rebaser();
    for (Raster picture : clip) {
      Encoded encoded = encoder.encode(fine, picture, SETTINGS);
      if (fine.hasReferences()) {
        InterFrame decisions = InterFrame.parse(fine, encoded.frame());
        Rebased moved = rebaser.rebase(coarse, picture, decisions);
        Decoded decoded = Decoder.decode(coarse, moved.frame());
        assertEquals(moved.state(), decoded.state());
        assertEquals(moved.state().hash(), decoded.state().hash());
        coarse = moved.state();
      } else {
        coarse = encoder.encode(coarse, picture, EncoderSettings.realtime(110)).state();
      }
      fine = encoded.state();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "2", "3"})
  void framesOfLibvpxCanBeRebasedWithAllTheirFeatures(String profile) throws Exception {
    List<Raster> clip = Scenes.clip(11, 100, 84, 16);
    Map<String, String> options =
        Map.of(
            "b",
            "120k",
            "profile",
            profile,
            "slices",
            "4",
            "auto-alt-ref",
            "1",
            "lag-in-frames",
            "8",
            "cpu-used",
            "0",
            "deadline",
            "good");
    State state = State.initial(100, 84);
    State moved = state;
    Rebaser rebaser = new Rebaser();
    int shown = 0;
    for (byte[] frame : Libvpx.encode(clip, options)) {
      Decoded decoded = Decoder.decode(state, frame);
      // A hidden frame shows nothing of the clip; its own picture is what it is to look like.
      Raster picture = decoded.shown() ? clip.get(shown++) : decoded.image();
      if ((frame[0] & 1) != 0) {
        Rebased rebased = rebaser.rebase(moved, picture, InterFrame.parse(state, frame));
        assertEquals(rebased.state(), Decoder.decode(moved, rebased.frame()).state());
        moved = rebased.state();
      } else {
        moved = decoded.state();
      }
      state = decoded.state();
    }
  }

  @Test
  void aKeyFrameCannotBeRebased() {
    List<Raster> clip = Scenes.clip(1, 64, 48, 1);
    State initial = State.initial(64, 48);
    byte[] key = new Encoder().encode(initial, clip.getFirst(), SETTINGS).frame();
    assertThrows(Vp8Exception.class, () -> InterFrame.parse(initial, key));
  }

  @Test
  void exCameraHasOneKeyFrameAndDecodesInLibavcodecAsHere() throws Exception {
    List<Raster> clip = Scenes.clip(5, 176, 96, 24);
    List<byte[]> stitched = exCamera(clip, 4, 2);
    assertEquals(clip.size(), stitched.size());
    assertEquals(1, stitched.stream().filter(frame -> (frame[0] & 1) == 0).count());
    List<Raster> theirs = Libvpx.decode(stitched);
    State state = State.initial(176, 96);
    for (int i = 0; i < stitched.size(); i++) {
      Decoded decoded = Decoder.decode(state, stitched.get(i));
      assertEquals(theirs.get(i), decoded.image(), "picture " + i);
      state = decoded.state();
    }
  }

  @Test
  void exCameraIsSmallerThanItsChunksWithKeyFrames() throws Exception {
    List<Raster> clip = Scenes.pan(176, 96, 24);
    long chunks = 0;
    for (int from = 0; from < clip.size(); from += 4) {
      chunks += bytes(exCamera(clip.subList(from, from + 4), 4, 1));
    }
    long stitched = bytes(exCamera(clip, 4, 2));
    assertTrue(stitched < chunks * 0.75, stitched + " bytes against " + chunks);
  }

  @Test
  void theNumberOfWorkersDoesNotChangeTheStream() throws Exception {
    List<Raster> clip = Scenes.clip(9, 96, 64, 15);
    List<byte[]> alone = exCamera(clip, 4, 1);
    List<byte[]> together = exCamera(clip, 4, 3);
    for (int i = 0; i < clip.size(); i++) {
      assertArrayEquals(alone.get(i), together.get(i));
    }
  }

  private static List<byte[]> exCamera(List<Raster> clip, int chunk, int threads)
      throws InterruptedException {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Integer> finished = new ArrayList<>();
      List<byte[]> frames =
          new ExCamera(SETTINGS, chunk, workers).encode(clip, () -> finished.add(1));
      assertEquals(clip.size(), finished.size());
      return frames;
    }
  }

  private static long bytes(List<byte[]> frames) {
    return frames.stream().mapToLong(frame -> frame.length).sum();
  }
}
