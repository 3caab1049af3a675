package testbed.analyzer.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void percentilesInterpolateLinearlyBetweenRanks() {
    Distribution d = Distribution.of(4, 1, 3, 2);

    assertEquals(1, d.percentile(0));
    assertEquals(1.75, d.percentile(25));
    assertEquals(2.5, d.percentile(50));
    assertEquals(3.85, d.percentile(95), 1e-12);
    assertEquals(4, d.percentile(100));
    assertEquals(2.5, d.mean());
  }

  @Test
  void infiniteValuesStayInfiniteAndSpoilNothingElse() {
    Distribution d = Distribution.of(Double.POSITIVE_INFINITY, 5, Double.POSITIVE_INFINITY, 6, 7);

    assertEquals(7, d.percentile(50));
    assertEquals(Double.POSITIVE_INFINITY, d.percentile(95));
  }

  @Test
  void anEmptySampleHasNoNumbers() {
    assertTrue(Double.isNaN(Distribution.of().percentile(50)));
    assertThrows(IllegalArgumentException.class, () -> Distribution.of(1).percentile(101));
  }

  @Test
  void decibelsAreInfiniteForEqualPicturesAndBackAgain() {
    assertEquals(Double.POSITIVE_INFINITY, Decibel.ofSsim(1));
    assertEquals(1, Decibel.toSsim(Double.POSITIVE_INFINITY));
    assertEquals(10, Decibel.ofSsim(0.9), 1e-12);
    assertEquals(0.9, Decibel.toSsim(10), 1e-12);
    assertTrue(Decibel.ofSsim(-0.2) < 0);
  }
}
