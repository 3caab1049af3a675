package testbed.reports.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RankTestTest {
  @Test
  void fiveAboveFiveHaveTheLeastPossibleProbability() {
    double[] high = {6, 7, 8, 9, 10};
    double[] low = {1, 2, 3, 4, 5};
    assertEquals(1 / 252.0, RankTest.probabilityGreater(high, low), 1e-12);
    assertEquals(1, RankTest.probabilityGreater(low, high), 1e-12);
  }

  @Test
  void tiesAreExact() {
    double[] a = {2, 2, 3};
    double[] b = {1, 2, 2};
    // Of the 20 ways to choose 3 of {1, 2, 2, 2, 2, 3}, the sum of mid-ranks is at least the
    // observed 3.5 + 3.5 + 6 where 3 is chosen and 1 is not: 6 ways.
    assertEquals(6 / 20.0, RankTest.probabilityGreater(a, b), 1e-12);
  }

  @Test
  void theTieRuleAgreesWithTheLibraryWhereNothingIsQuiteTied() {
    double[] a = {3.1, 4.7, 5.2, 9.9, 8.1, 6.6};
    double[] b = {2.2, 4.1, 5.1, 6.5, 1.0};
    double[] nearlyA = {3.1, 4.7, 5.2, 9.9, 8.1, 6.6};
    double[] tiedB = {2.2, 4.1, 5.1, 6.6, 1.0};
    double library = RankTest.probabilityGreater(a, b);
    double tied = RankTest.probabilityGreater(nearlyA, tiedB);
    assertTrue(tied >= library && tied < library * 1.3, library + " and " + tied);
  }

  @Test
  void theShiftIsTheMedianOfAllDifferencesWithinItsBounds() {
    double[] a = {11, 12, 13, 14, 15};
    double[] b = {1, 2, 3, 4, 5};
    RankTest.Shift shift = RankTest.shift(a, b, 0.05);
    assertEquals(10, shift.middle(), 1e-12);
    // With 5 against 5, P(U <= 4) = 0.0476: four differences are left out at each end.
    assertEquals(8, shift.low(), 1e-12);
    assertEquals(12, shift.high(), 1e-12);
  }

  @Test
  void tooFewRunsBoundNothing() {
    RankTest.Shift shift = RankTest.shift(new double[] {1, 2}, new double[] {3, 4}, 0.05);
    assertEquals(Double.POSITIVE_INFINITY, shift.high());
  }

  @Test
  void holmMultipliesTheLeastByTheirNumberAndNeverFalls() {
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06}, Holm.adjusted(new double[] {0.01, 0.04, 0.03}), 1e-12);
  }
}
