package testbed.injector.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import testbed.video.SpatialTemporal;

class GeneratedSceneTest {
  private static final GeneratedScene SMALL = new GeneratedScene(1, 320, 180, 30);

  @Test
  void theSameSeedGivesTheSameBytesOnEveryMachine() {
    assertEquals(
        "45e6a52761624fd43e68de7e326c494f9882e3ac117807bf72127a04160216dd",
        Sha256.hex(SMALL.frame(0).toPlanar()));
    assertEquals(
        "d652637ab6c28a35c2f605c75238cad51e0dec8d99aba88e6dcaef53ef7dec5f",
        Sha256.hex(SMALL.frame(12_345).toPlanar()));
  }

  @Test
  void aFrameDoesNotDependOnWhichOnesWereAskedForBefore() {
    byte[] ninth = SMALL.frame(9).toPlanar();
    SMALL.frame(500);
    assertEquals(Sha256.hex(ninth), Sha256.hex(SMALL.frame(9).toPlanar()));
  }

  @Test
  void anotherSeedIsAnotherVideo() {
    GeneratedScene other = new GeneratedScene(2, 320, 180, 30);
    assertNotEquals(SMALL.sha256(), other.sha256());
    assertNotEquals(SMALL.frame(0), other.frame(0));
  }

  @Test
  void noPictureComesTwice() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      assertTrue(seen.add(Sha256.hex(SMALL.frame(i).toPlanar())), "frame " + i);
    }
  }

  @Test
  void itsDetailAndMotionAreThoseOfAWebcam() {
    GeneratedScene scene = new GeneratedScene(1, 640, 360, 30);
    SpatialTemporal information = new SpatialTemporal();
    for (int i = 0; i < 90; i++) {
      information.add(scene.frame(i).y());
    }
    assertTrue(
        information.spatialMean() > 25 && information.spatialMax() < 35,
        "SI " + information.spatialMean() + " to " + information.spatialMax());
    assertTrue(
        information.temporalMean() > 2 && information.temporalMax() < 20,
        "TI " + information.temporalMean() + " to " + information.temporalMax());
  }

  @Test
  void everyEvenSizeCanBeHad() {
    assertEquals(130, new GeneratedScene(1, 130, 74, 30).frame(3).width());
    assertEquals(98, new GeneratedScene(1, 180, 98, 30).frame(3).height());
  }

  @Test
  void oddAndTinySizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new GeneratedScene(1, 641, 360, 30));
    assertThrows(IllegalArgumentException.class, () -> new GeneratedScene(1, 64, 36, 30));
  }
}
