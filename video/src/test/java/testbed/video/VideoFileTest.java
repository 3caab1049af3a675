package testbed.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.testkit.SharedData;

class VideoFileTest {
  @TempDir Path folder;

  @Test
  void picturesOfTheRightKindComeThroughUntouched() throws Exception {
    Random random = new Random(1);
    Path file = folder.resolve("noise.y4m");
    Raster[] sent = new Raster[3];
    try (Y4mWriter writer = Y4mWriter.create(file, Y4mHeader.of(64, 48, 25))) {
      for (int i = 0; i < sent.length; i++) {
        byte[] planar = new byte[Raster.byteCount(64, 48)];
        random.nextBytes(planar);
        sent[i] = Raster.ofPlanar(64, 48, planar);
        writer.write(sent[i]);
      }
    }
    try (VideoFile video = VideoFile.open(file, 64, 48)) {
      assertEquals(new VideoFile.Format(64, 48, 25, "rawvideo"), video.format());
      for (Raster expected : sent) {
        assertEquals(Optional.of(expected), video.next());
      }
      assertEquals(Optional.empty(), video.next());
    }
  }

  @Test
  void fullRangeIsMadeLimited() throws Exception {
    Path file = folder.resolve("full.y4m");
    byte[] planar = new byte[Raster.byteCount(64, 48)];
    Arrays.fill(planar, 0, 64 * 48, (byte) 255);
    Arrays.fill(planar, 64 * 48, planar.length, (byte) 128);
    try (Y4mWriter writer = Y4mWriter.create(file, new Y4mHeader(64, 48, 25, 1, true))) {
      writer.write(planar);
    }
    try (VideoFile video = VideoFile.open(file, 64, 48)) {
      assertEquals(235, video.next().orElseThrow().y().at(30, 20));
    }
  }

  @Test
  void aFileOfAnotherShapeIsCutAtItsLongerSides() throws Exception {
    Path file = folder.resolve("wide.y4m");
    byte[] planar = new byte[Raster.byteCount(128, 48)];
    Arrays.fill(planar, (byte) 128);
    for (int y = 0; y < 48; y++) {
      Arrays.fill(planar, y * 128, y * 128 + 24, (byte) 20);
      Arrays.fill(planar, y * 128 + 104, y * 128 + 128, (byte) 20);
    }
    try (Y4mWriter writer = Y4mWriter.create(file, Y4mHeader.of(128, 48, 25))) {
      writer.write(planar);
    }
    try (VideoFile video = VideoFile.open(file, 32, 24)) {
      Plane luma = video.next().orElseThrow().y();
      assertEquals(128, luma.at(1, 12));
      assertEquals(128, luma.at(30, 12));
    }
  }

  @Test
  void whatIsNoVideoIsAnErrorOfOneLine() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no video at all\n".repeat(99));
    Path missing = folder.resolve("missing.mp4");
    for (Path file : new Path[] {text, missing, folder}) {
      VideoException e =
          assertThrows(VideoException.class, () -> VideoFile.open(file, 64, 48).close());
      assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
      assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
    }
  }

  @Test
  void aRealClipIsDecodedToItsLastPicture() throws Exception {
    Path clip = SharedData.require("videos/cockatoo.mp4");
    try (VideoFile video = VideoFile.open(clip, 320, 180)) {
      assertEquals(new VideoFile.Format(1280, 720, 20, "h264"), video.format());
      assertEquals(320, video.next().orElseThrow().width());
      int pictures = 1;
      while (video.skip()) {
        pictures++;
      }
      assertEquals(280, pictures);
    }
  }
}
