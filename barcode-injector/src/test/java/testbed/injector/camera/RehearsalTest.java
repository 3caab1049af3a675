package testbed.injector.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import testbed.timebase.Time;

class RehearsalTest {
  private static final long PERIOD = Time.SECOND / 30;
  private static final long PROMPT = Time.MILLISECOND;
  private static final long LATE = 6 * Time.MILLISECOND;

  private final Rehearsal rehearsal = new Rehearsal(PERIOD);
  private int pictures;

  private void rehearse(int count, long lateness) {
    for (int i = 0; i < count; i++) {
      long due = pictures * PERIOD;
      rehearsal.offered(pictures, due);
      rehearsal.shown(pictures, due + lateness);
      pictures++;
    }
  }

  private void lose() {
    rehearsal.offered(pictures, pictures * PERIOD);
    pictures++;
  }

  @Test
  void itIsOverWhenASecondOfPicturesWasInTime() {
    rehearse(29, PROMPT);
    assertTrue(rehearsal.goesOn());
    rehearse(1, PROMPT);
    assertFalse(rehearsal.goesOn());
  }

  @Test
  void aLatePictureBeginsTheSecondAnew() {
    rehearse(29, PROMPT);
    rehearse(1, LATE);
    rehearse(29, PROMPT);
    assertTrue(rehearsal.goesOn());
    rehearse(1, PROMPT);
    assertFalse(rehearsal.goesOn());
  }

  @Test
  void aLostPictureBeginsItAnewToo() {
    rehearse(29, PROMPT);
    lose();
    rehearse(29, PROMPT);
    assertTrue(rehearsal.goesOn());
    rehearse(1, PROMPT);
    assertFalse(rehearsal.goesOn());
  }

  @Test
  void aMachineThatIsNeverInTimeHasSixSecondsOfIt() {
    while (rehearsal.goesOn()) {
      rehearse(1, LATE);
    }
    assertEquals(180, pictures);
  }
}
