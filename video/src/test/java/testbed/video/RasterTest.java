package testbed.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RasterTest {
  @ParameterizedTest
  @CsvSource({"2, 2, 6", "3, 3, 17", "640, 360, 345600", "1, 1, 3", "5, 4, 32"})
  void planarBytesComeBackAsTheyWere(int width, int height, int bytes) {
    byte[] planar = new byte[Raster.byteCount(width, height)];
    new Random(7).nextBytes(planar);

    Raster raster = Raster.ofPlanar(width, height, planar);

    assertEquals(bytes, planar.length);
    assertArrayEquals(planar, raster.toPlanar());
    assertEquals(raster, Raster.ofPlanar(width, height, planar));
  }

  @ParameterizedTest
  @CsvSource({"4, 4, 4, 4", "4, 4, 1, 2"})
  void planesThatDoNotBelongTogetherAreRefused(int w, int h, int cw, int ch) {
    Plane luma = new Plane(w, h, new byte[w * h]);
    Plane chroma = new Plane(cw, ch, new byte[cw * ch]);

    assertThrows(IllegalArgumentException.class, () -> new Raster(luma, chroma, chroma));
  }
}
