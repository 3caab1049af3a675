package testbed.injector.mark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.injector.mark.MarkReading.Torn;
import testbed.injector.mark.MarkReading.Unreadable;
import testbed.video.Raster;

class MarksTest {
  private static final int W = 640;
  private static final int H = 360;

  @ParameterizedTest
  @CsvSource({"640,360", "1280,720", "320,180", "854,480", "641,361", "1920,1080"})
  void everyIdIsReadBack(int width, int height) {
    byte[] picture = noise(width, height, 1);
    Marks marks = new Marks(MarkLayout.standard(width, height));
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      long id = i < 1000 ? i : random.nextLong(marks.layout().maxId() + 1);
      marks.stamp(picture, id);
      assertEquals(new FrameSeen(id), marks.readScaled(picture, width, height));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfMarkIsReadBack(MarkKind kind) {
    byte[] picture = noise(W, H, 1);
    Marks marks = new Marks(MarkLayout.of(kind, W, H));
    for (long id = 0; id < 300; id++) {
      long spread = id * (marks.layout().maxId() / 300);
      marks.stamp(picture, spread);
      assertEquals(new FrameSeen(spread), marks.readScaled(picture, W, H));
    }
  }

  @Test
  void onlyTheTwoRegionsOfThePictureChange() {
    byte[] before = noise(W, H, 3);
    byte[] after = before.clone();
    Marks.stamp(after, W, H, 77);
    MarkLayout layout = MarkLayout.standard(W, H);
    byte[] masked = before.clone();
    for (MarkRegion r : new MarkRegion[] {layout.upperLeft(), layout.lowerRight()}) {
      copy(after, masked, r, W, 0, 1);
      copy(after, masked, r, W / 2, W * H, 2);
      copy(after, masked, r, W / 2, W * H * 5 / 4, 2);
    }
    assertArrayEquals(masked, after);
  }

  @Test
  void marksOfDifferentFramesAreTorn() {
    byte[] picture = noise(W, H, 4);
    byte[] next = picture.clone();
    Marks.stamp(picture, W, H, 41);
    Marks.stamp(next, W, H, 42);
    System.arraycopy(next, 0, picture, 0, W * H / 2);
    assertEquals(new Torn(42, 41), Marks.read(picture, W, H));
  }

  @Test
  void aPictureWithoutAMarkIsUnreadable() {
    for (int seed = 0; seed < 2000; seed++) {
      assertInstanceOf(Unreadable.class, Marks.read(noise(64 + 64, 128, seed), 128, 128));
    }
    assertInstanceOf(Unreadable.class, Marks.read(new byte[Raster.byteCount(W, H)], W, H));
  }

  @Test
  void oneLegibleMarkIsEnoughOnlyIfTheOtherAgreesInMostCells() {
    byte[] picture = noise(W, H, 5);
    Marks.stamp(picture, W, H, 123);
    byte[] scratched = picture.clone();
    for (int y = 0; y < 8; y++) {
      java.util.Arrays.fill(scratched, y * W, y * W + 32, (byte) 126);
    }
    assertEquals(new FrameSeen(123), Marks.read(scratched, W, H));
    byte[] covered = picture.clone();
    for (int y = 0; y < 40; y++) {
      java.util.Arrays.fill(covered, y * W, y * W + 64, (byte) 16);
    }
    assertInstanceOf(Unreadable.class, Marks.read(covered, W, H));
  }

  @Test
  void aHalvedPictureIsReadAtItsOwnSize() {
    byte[] picture = noise(W, H, 6);
    Marks marks = new Marks(MarkLayout.standard(W, H));
    marks.stamp(picture, 4711);
    byte[] half = new byte[Raster.byteCount(W / 2, H / 2)];
    for (int y = 0; y < H / 2; y++) {
      for (int x = 0; x < W / 2; x++) {
        half[y * W / 2 + x] = picture[2 * y * W + 2 * x];
      }
    }
    assertEquals(new FrameSeen(4711), marks.readScaled(half, W / 2, H / 2));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "17,33", "1,360", "640,1", "8192,2"})
  void aPictureOfAnySizeIsLookedAt(int width, int height) {
    Marks marks = new Marks(MarkLayout.standard(W, H));
    byte[] luma = new byte[width * height];
    assertInstanceOf(Unreadable.class, marks.readScaled(luma, width, height));
  }

  @Test
  void randomDamageNeverYieldsAWrongId() {
    Random random = new Random(8);
    Marks marks = new Marks(MarkLayout.standard(W, H));
    byte[] clean = noise(W, H, 9);
    int seen = 0;
    for (int round = 0; round < 20_000; round++) {
      long id = random.nextInt(1 << 24);
      byte[] picture = clean;
      marks.stamp(picture, id);
      damage(picture, marks.layout(), random);
      if (marks.readScaled(picture, W, H) instanceof FrameSeen(long read)) {
        assertEquals(id, read);
        seen++;
      }
    }
    assertTrue(seen > 100 && seen < 19_900, seen + " of 20000 seen: the damage proves nothing");
  }

  @Test
  void anyTwoMarksDifferInAtLeastSixCells() {
    int least = 64;
    long zero = GridCode.codeword(0);
    for (long id = 1; id < 1 << 24; id++) {
      least = Math.min(least, Long.bitCount(GridCode.codeword(id) ^ zero));
    }
    assertEquals(6, least);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> MarkLayout.standard(64, 64));
    byte[] picture = noise(W, H, 1);
    assertThrows(IllegalArgumentException.class, () -> Marks.stamp(picture, W, H, 1 << 24));
    assertThrows(IllegalArgumentException.class, () -> Marks.stamp(picture, W, H, -1));
  }

  /** Overwrites whole modules in both marks with noise, as lost macroblocks do. */
  private static void damage(byte[] picture, MarkLayout layout, Random random) {
    int side = layout.module();
    for (MarkRegion r : new MarkRegion[] {layout.upperLeft(), layout.lowerRight()}) {
      int hits = random.nextInt(30);
      for (int i = 0; i < hits; i++) {
        int x = r.x() + random.nextInt(r.width() / side) * side;
        int y = r.y() + random.nextInt(r.height() / side) * side;
        byte value = (byte) random.nextInt(256);
        for (int row = 0; row < side; row++) {
          java.util.Arrays.fill(picture, (y + row) * W + x, (y + row) * W + x + side, value);
        }
      }
    }
  }

  private static void copy(
      byte[] from, byte[] to, MarkRegion r, int stride, int offset, int shrink) {
    for (int y = r.y() / shrink; y < (r.y() + r.height()) / shrink; y++) {
      int at = offset + y * stride + r.x() / shrink;
      System.arraycopy(from, at, to, at, r.width() / shrink);
    }
  }

  private static byte[] noise(int width, int height, long seed) {
    byte[] planar = new byte[Raster.byteCount(width, height)];
    new Random(seed).nextBytes(planar);
    return planar;
  }
}
