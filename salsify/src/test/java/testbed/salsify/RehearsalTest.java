package testbed.salsify;

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
  void warmingUpCodesPicturesAtTheSizeOfTheCall() {
    Encodings<?> encodings = Encodings.inTurn(new Vp8Codec());

    int coded =
        WarmUp.run(encodings, new RehearsalPictures(32, 32), 1, MonotonicClock.startingNow());

    assertTrue(coded > 1, coded + " pictures");
  }
}
