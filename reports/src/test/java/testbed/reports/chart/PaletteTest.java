package testbed.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Shape;
import java.awt.geom.Area;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every system that comes with the testbed looks different from every other, without colour too.
 */
class PaletteTest {
  private static final int SYSTEMS_OF_OUR_OWN = 12;

  @Test
  void thereIsAStyleForEverySystemThatComesWithTheTestbed() {
    assertTrue(Palette.size() >= SYSTEMS_OF_OUR_OWN);
  }

  @Test
  void coloursDashesAndMarksAllDiffer() {
    int n = Palette.size();
    assertEquals(n, IntStream.range(0, n).mapToObj(Palette::series).distinct().count());
    assertEquals(
        n,
        IntStream.range(0, n)
            .mapToObj(i -> Arrays.toString(Palette.stroke(i, 1).getDashArray()))
            .distinct()
            .count());
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < a; b++) {
        assertTrue(differ(Palette.mark(a, 10), Palette.mark(b, 10)), "marks " + a + " and " + b);
      }
    }
  }

  @Test
  void thePageKnowsEveryColourByDayAndByNight() throws IOException {
    try (InputStream in = Palette.class.getResourceAsStream("/testbed/reports/html/report.css")) {
      String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (int i = 0; i < Palette.size(); i++) {
        assertEquals(3, css.split("--s" + i + ":", -1).length, "--s" + i);
      }
    }
  }

  private static boolean differ(Shape a, Shape b) {
    Area difference = new Area(a);
    difference.exclusiveOr(new Area(b));
    return !difference.isEmpty();
  }
}
