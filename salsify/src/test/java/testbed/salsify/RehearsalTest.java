package testbed.salsify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import testbed.salsify.codec.Encodings;
import testbed.salsify.codec.Vp8Codec;
import testbed.salsify.live.Machine;
import testbed.salsify.live.Rehearsal;
import testbed.salsify.live.RehearsalPictures;
import testbed.salsify.live.WarmUp;
import testbed.timebase.MonotonicClock;

class RehearsalTest {
  @Test
  void aRehearsalIsACallOverRealSocketsThatShowsPicturesAndEnds() throws Exception {
    RehearsalPictures pictures = new RehearsalPictures(64, 48);
    try (ExecutorService workers = Machine.workers(2)) {
      Encodings<?> encodings = Encodings.inParallel(new Vp8Codec(), workers);

      int shown = new Rehearsal<>(encodings, workers, pictures).play();

      assertTrue(shown > 1, shown + " pictures");
    }
  }

  @Test
  void theCallIsRehearsedWithoutCoding() throws Exception {
    try (ExecutorService workers = Machine.workers(1)) {
      assertEquals(60, Rehearsal.playWithoutCoding(workers));
    }
  }

  @Test
  void warmingUpEncodesPicturesAtTheSizeOfTheCall() {
    WarmUp warmUp = new WarmUp(new RehearsalPictures(32, 32), MonotonicClock.startingNow());

    int encoded = warmUp.encode(Encodings.inTurn(new Vp8Codec()), 1);

    assertTrue(encoded > 1, encoded + " pictures");
  }

  @Test
  void warmingUpDecodesThemOftenerThanTheyWereEncoded() {
    WarmUp warmUp = new WarmUp(new RehearsalPictures(32, 32), MonotonicClock.startingNow());

    int decoded = warmUp.decode(new Vp8Codec(), 1);

    assertTrue(decoded > 6, decoded + " pictures");
  }
}
