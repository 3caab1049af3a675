package testbed.salsify.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import testbed.timebase.Time;

class InterArrivalTest {
  @Test
  void theFirstPacketTellsNothing() {
    assertEquals(0, InterArrival.NONE.after(5 * Time.SECOND, 17).averageUs());
  }

  @Test
  void aTenthOfEachNewGapGoesIntoTheAverage() {
    InterArrival two = InterArrival.NONE.after(0, 0).after(10 * Time.MILLISECOND, 0);
    assertEquals(1000, two.averageUs(), 1e-9);

    InterArrival three = two.after(14 * Time.MILLISECOND, 0);
    assertEquals(0.9 * 1000 + 0.1 * 4000, three.averageUs(), 1e-9);
    assertEquals(1300, three.microseconds());
  }

  @Test
  void theSendersPauseIsNotChargedToTheNetwork() {
    InterArrival one = InterArrival.NONE.after(0, 1_000_000);

    InterArrival afterPause = one.after(35 * Time.MILLISECOND, 1_033_000);
    assertEquals(200, afterPause.averageUs(), 1e-9, "35 ms less a pause of 33 ms");

    InterArrival sameFrame = afterPause.after(39 * Time.MILLISECOND, 1_033_000);
    assertEquals(0.9 * 200 + 0.1 * 4000, sameFrame.averageUs(), 1e-9);
  }

  @Test
  void aPauseLongerThanTheGapCountsAsNoGap() {
    InterArrival a = InterArrival.NONE.after(0, 0).after(20 * Time.MILLISECOND, 33_000);
    assertEquals(0, a.averageUs());
  }

  @Test
  void aPacketOfAnOlderFrameBringsNoPauseAndTakesNoneBack() {
    InterArrival newer = InterArrival.NONE.after(0, 100_000);
    InterArrival late = newer.after(2 * Time.MILLISECOND, 66_000);
    assertEquals(200, late.averageUs(), 1e-9);
    assertEquals(100_000, late.enqueuedUs());
  }

  @Test
  void thePauseSurvivesTheWrapOfItsClock() {
    InterArrival a = InterArrival.NONE.after(0, -1_000).after(40 * Time.MILLISECOND, 32_000);
    assertEquals(700, a.averageUs(), 1e-9, "40 ms less a pause of 33 ms");
  }

  @Test
  void overASteadyLinkTheEstimateComesToItsPacketTime() {
    InterArrival a = InterArrival.NONE;
    for (int i = 0; i < 200; i++) {
      a = a.after(3 * Time.MILLISECOND * i, 0);
    }
    assertEquals(3000, a.averageUs(), 1);
  }
}
