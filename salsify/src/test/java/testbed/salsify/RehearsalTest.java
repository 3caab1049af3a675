package testbed.salsify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import testbed.salsify.codec.Decoded;
import testbed.salsify.codec.Encodings;
import testbed.salsify.codec.Vp8Codec;
import testbed.salsify.live.Machine;
import testbed.salsify.live.Rehearsal;
import testbed.salsify.live.RehearsalFrames;
import testbed.salsify.live.RehearsalPictures;
import testbed.salsify.live.WarmUp;
import testbed.timebase.MonotonicClock;
import testbed.video.Raster;
import testbed.vp8.State;

class RehearsalTest {
  /** A busy machine spends the four seconds of the first ones with compiling. */
  private static final int ATTEMPTS = 10;

  /** After so long a machine that is busy has rehearsed enough. */
  private static final long LONGEST_NS = 4_000_000_000L;

  @Test
  void aRehearsalIsACallOverRealSocketsThatShowsPicturesAndEnds() throws Exception {
    RehearsalPictures pictures = new RehearsalPictures(64, 48);
    try (ExecutorService workers = Machine.workers(2)) {
      Encodings<?> encodings = Encodings.inParallel(new Vp8Codec(), workers);

      int shown = 0;
      for (int attempt = 0; shown <= 1 && attempt < ATTEMPTS; attempt++) {
        shown = new Rehearsal<>(encodings, workers, pictures).play();
      }

      assertTrue(shown > 1, shown + " pictures");
    }
  }

  @Test
  void theTwoProgramsPlayAShortCallForAnArchiveOfTheirClasses() throws Exception {
    assertEquals(0, RehearsalMain.play());
  }

  @Test
  void theCallIsRehearsedWithoutCoding() throws Exception {
    try (ExecutorService workers = Machine.workers(1)) {
      long began = System.nanoTime();

      int shown = Rehearsal.playWithoutCoding(workers);

      boolean timeIsUp = System.nanoTime() - began >= LONGEST_NS;
      assertTrue(shown == 60 || (shown > 1 && timeIsUp), shown + " pictures");
    }
  }

  @Test
  void warmingUpEncodesPicturesAtTheSizeOfTheCall() {
    WarmUp warmUp = new WarmUp(new RehearsalPictures(32, 32), MonotonicClock.startingNow());

    int encoded = warmUp.encode(Encodings.inTurn(new Vp8Codec()), 1);

    assertTrue(encoded > 1, encoded + " pictures");
  }

  @Test
  void warmingUpDecodesTheSameFramesAgainAndAgain() {
    List<byte[]> frames = RehearsalFrames.small();
    WarmUp warmUp = new WarmUp(RehearsalPictures.small(), MonotonicClock.startingNow());

    int decoded = warmUp.decode(new Vp8Codec(), frames, 1);

    assertTrue(decoded > frames.size(), decoded + " pictures");
  }

  @Test
  void theFramesAreOfTheSmallPictures() throws Exception {
    Vp8Codec codec = new Vp8Codec();
    RehearsalPictures pictures = RehearsalPictures.small();
    List<byte[]> frames = RehearsalFrames.small();
    State state = codec.before(frames.getFirst());

    for (int i = 0; i < frames.size(); i++) {
      Decoded<State> decoded = codec.decode(state, frames.get(i));
      state = decoded.state();

      assertTrue(meanDifference(pictures.get(i), decoded.image()) < 6, "picture " + i);
    }
  }

  @Test
  void thePicturesHoldWhatEachWayOfPredictingAWholeMacroblockIsGoodAt() {
    byte[] luma = RehearsalPictures.small().get(0).y().samples();
    int noise = 1;
    for (int x = 80; x < 158; x++) {
      int column = 16 * 160 + x;
      assertTrue(Math.abs(luma[column] - luma[column + 160]) <= noise, "a column at " + x);
      int row = 48 * 160 + x;
      assertTrue(Math.abs(luma[row] - luma[row + 1]) <= noise, "a row at " + x);
    }
    int slope = 66 * 160 + 100;
    int left = luma[slope + 159] & 0xff;
    int above = luma[slope] & 0xff;
    int corner = luma[slope - 1] & 0xff;
    assertTrue(
        Math.abs(left + above - corner - (luma[slope + 160] & 0xff)) <= 3 * noise, "a slope");
  }

  private static double meanDifference(Raster a, Raster b) {
    byte[] one = a.y().samples();
    byte[] other = b.y().samples();
    assertEquals(one.length, other.length);
    long sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
    }
    return (double) sum / one.length;
  }
}
