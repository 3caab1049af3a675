package testbed.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebmWriterTest {
  private static final int FRAMES = 45;

  @TempDir Path folder;

  /** A light square that moves over a blue ground. */
  private static BufferedImage picture(int n) {
    BufferedImage image = new BufferedImage(160, 90, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(0x204080));
    g.fillRect(0, 0, 160, 90);
    g.setColor(new Color(0xf0e0c0));
    g.fillRect(3 * n, 30, 20, 20);
    g.dispose();
    return image;
  }

  private Path film(String name) throws Exception {
    Path file = folder.resolve(name);
    try (WebmWriter writer = WebmWriter.create(file, 160, 90, 30, 400)) {
      for (int n = 0; n < FRAMES; n++) {
        writer.write(Pictures.toRaster(picture(n)));
      }
    }
    return file;
  }

  @Test
  void whatWasWrittenIsPlayedInOrderAndLooksAlike() throws Exception {
    try (VideoFile video = VideoFile.open(film("film.webm"), 160, 90)) {
      assertEquals(new VideoFile.Format(160, 90, 30, "vp8"), video.format());
      for (int n = 0; n < FRAMES; n++) {
        BufferedImage seen = Pictures.toImage(video.next().orElseThrow());
        assertNear(0x204080, seen.getRGB(3 * n + 60 < 160 ? 3 * n + 40 : 5, 80));
        assertNear(0xf0e0c0, seen.getRGB(3 * n + 10, 40));
      }
      assertEquals(Optional.empty(), video.next());
    }
  }

  @Test
  void equalPicturesGiveEqualBytes() throws Exception {
    assertArrayEquals(Files.readAllBytes(film("a.webm")), Files.readAllBytes(film("b.webm")));
  }

  @Test
  void aFolderThatIsNotThereIsOneClearError() {
    Path nowhere = folder.resolve("no/such/film.webm");
    VideoException e =
        assertThrows(
            VideoException.class, () -> WebmWriter.create(nowhere, 160, 90, 30, 400).close());
    assertTrue(e.getMessage().contains("cannot be written"), e.getMessage());
  }

  @Test
  void aPictureThatBecomesARasterAndBackKeepsItsColours() {
    BufferedImage back = Pictures.toImage(Pictures.toRaster(picture(4)));
    assertNear(0x204080, back.getRGB(2, 2));
    assertNear(0xf0e0c0, back.getRGB(20, 40));
  }

  private static void assertNear(int expected, int seen) {
    for (int shift : new int[] {16, 8, 0}) {
      int difference = Math.abs((expected >> shift & 0xff) - (seen >> shift & 0xff));
      assertTrue(difference < 24, () -> Integer.toHexString(seen) + " for " + expected);
    }
  }
}
