package testbed.injector.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.injector.PlainSource;

class PreparedSourceTest {
  private static final PlainSource TEN = new PlainSource(16, 8, 10);

  @TempDir Path folder;

  @Test
  void aPreparedSourceShowsWhatItsSourceShows() throws Exception {
    List<Long> progress = new ArrayList<>();
    try (PreparedSource prepared =
        PreparedSource.prepare(TEN, 6, new SpoolCache(folder, 1 << 20), progress::add)) {
      assertEquals(6, prepared.frameCount());
      assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), progress);
      for (int i : new int[] {5, 0, 3}) {
        assertEquals(TEN.frame(i), prepared.frame(i));
      }
    }
  }

  @Test
  void theSecondTimeItIsFoundReady() throws Exception {
    SpoolCache cache = new SpoolCache(folder, 1 << 20);
    PreparedSource.prepare(TEN, 6, cache, n -> {}).close();
    List<Long> progress = new ArrayList<>();
    PreparedSource.prepare(TEN, 6, cache, progress::add).close();
    assertEquals(List.of(6L), progress);
  }

  @Test
  void aLongRunPlaysWhatFillsHalfOfTheCacheBackAndForth() throws Exception {
    SpoolCache cache = new SpoolCache(folder, 10L * 16 * 8 * 3 / 2);
    try (PreparedSource prepared = PreparedSource.prepare(TEN, 10, cache, n -> {})) {
      assertEquals(5, prepared.frameCount());
      assertEquals(3, prepared.indexAt(5));
    }
  }

  @Test
  void theCacheDropsWhatWasUsedLeastRecently() throws Exception {
    int frame = 16 * 8 * 3 / 2;
    SpoolCache cache = new SpoolCache(folder, 6L * frame);
    PreparedSource.prepare(TEN, 1, cache, n -> {}).close();
    Thread.sleep(5);
    PreparedSource.prepare(TEN, 3, cache, n -> {}).close();
    Thread.sleep(5);
    PreparedSource.prepare(new PlainSource(8, 16, 10), 3, cache, n -> {}).close();
    try (Stream<Path> files = Files.list(folder)) {
      List<Long> sizes = files.map(f -> f.toFile().length()).sorted().toList();
      assertEquals(List.of(3L * frame, 3L * frame), sizes);
    }
  }

  @Test
  void aLoopGoesBackAndForthWithoutAJump() {
    StringBuilder shown = new StringBuilder();
    for (int tick = 0; tick < 14; tick++) {
      shown.append(new PlainSource(16, 8, 4).indexAt(tick));
    }
    assertEquals("01232101232101", shown.toString());
    assertEquals(0, new PlainSource(16, 8, 1).indexAt(99));
    assertTrue(new PlainSource(16, 8, Long.MAX_VALUE).indexAt(1L << 40) == 1L << 40);
  }
}
