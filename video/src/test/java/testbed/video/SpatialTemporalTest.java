package testbed.video;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpatialTemporalTest {
  @Test
  void aFlatPictureHasNeither() {
    SpatialTemporal information = new SpatialTemporal();
    information.add(plane((x, y) -> 100));
    information.add(plane((x, y) -> 120));
    assertEquals(0, information.spatialMax());
    assertEquals(0, information.temporalMax());
  }

  @Test
  void anEdgeIsWorthTheDeviationOfItsGradient() {
    // One column in 16: of the 14 inner ones, two see a gradient of 4 * 50.
    double expected = Math.sqrt(2 / 14.0 * 200 * 200 - Math.pow(2 / 14.0 * 200, 2));
    assertEquals(expected, SpatialTemporal.spatial(plane((x, y) -> x < 8 ? 50 : 100)), 1e-9);
    assertEquals(expected, SpatialTemporal.spatial(plane((x, y) -> y < 8 ? 100 : 50)), 1e-9);
  }

  @Test
  void aChangeIsWorthItsDeviation() {
    SpatialTemporal information = new SpatialTemporal();
    information.add(plane((x, y) -> 100));
    information.add(plane((x, y) -> x < 8 ? 100 : 110));
    information.add(plane((x, y) -> x < 8 ? 100 : 110));
    assertEquals(5, information.temporalMax(), 1e-9);
    assertEquals(2.5, information.temporalMean(), 1e-9);
  }

  private interface Value {
    int at(int x, int y);
  }

  private static Plane plane(Value value) {
    byte[] samples = new byte[256];
    for (int i = 0; i < 256; i++) {
      samples[i] = (byte) value.at(i % 16, i / 16);
    }
    return new Plane(16, 16, samples);
  }
}
