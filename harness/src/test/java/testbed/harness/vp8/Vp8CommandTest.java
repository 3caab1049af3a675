package testbed.harness.vp8;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.ExitStatus;
import testbed.harness.Outcome;

class Vp8CommandTest {
  private static final int FRAMES = 6;

  @TempDir Path folder;
  private Path clip;

  @BeforeEach
  void aShortClip() {
    clip = folder.resolve("clip.y4m");
    done(
        "videos",
        "make",
        "scene",
        "--size",
        "160x128",
        "--duration",
        "0.2s",
        "-o",
        clip.toString());
  }

  @Test
  void whatWasEncodedIsDecodedToPicturesOfTheClipsSize() throws Exception {
    Path stream = encoded();
    Path pictures = folder.resolve("pictures.y4m");
    done("vp8", "decode", stream.toString(), "-o", pictures.toString());
    assertEquals(Files.size(clip), Files.size(pictures));
  }

  @Test
  void theMd5OfEachFrameIsALineAndTheSameForTwoThreads() {
    Path stream = encoded();
    String lines = done("vp8", "decode", stream.toString(), "--frame-md5").out();
    assertEquals(FRAMES, lines.lines().count());
    assertEquals(
        lines, done("vp8", "decode", stream.toString(), "--frame-md5", "--threads", "2").out());
  }

  @Test
  void aRateIsAimedAt() {
    Outcome outcome = done("vp8", "encode", clip.toString(), "--bitrate", "100");
    assertTrue(outcome.out().contains("6 frames, "), outcome::out);
  }

  @Test
  void chunksAreStitchedToOneStreamWithOneKeyFrame() {
    Path stream = folder.resolve("stitched.ivf");
    Outcome outcome =
        done(
            "vp8",
            "excamera",
            clip.toString(),
            "--chunk",
            "2",
            "--batch",
            "3",
            "-q",
            "40",
            "-o",
            stream.toString());
    assertTrue(outcome.out().contains("6 frames, 1 of them key frames"), outcome::out);
    assertEquals(
        FRAMES, done("vp8", "decode", stream.toString(), "--frame-md5").out().lines().count());
  }

  @Test
  void aDamagedFrameIsNamedAndNoHalfOfTheVideoIsLeft() throws Exception {
    Path stream = encoded();
    byte[] whole = Files.readAllBytes(stream);
    Files.write(stream, Arrays.copyOf(whole, whole.length - 1));
    Path pictures = folder.resolve("pictures.y4m");
    Outcome outcome = Outcome.of("vp8", "decode", stream.toString(), "-o", pictures.toString());
    assertEquals(ExitStatus.BAD_INPUT, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains(stream.toString()), outcome::err);
    assertFalse(Files.exists(pictures), "half a video");
    assertFalse(Files.exists(folder.resolve("pictures.y4m.part")), "a part of a video");
  }

  private Path encoded() {
    Path stream = folder.resolve("stream.ivf");
    done("vp8", "encode", clip.toString(), "-q", "40", "-o", stream.toString());
    return stream;
  }

  private static Outcome done(String... line) {
    Outcome outcome = Outcome.of(line);
    assertEquals(ExitStatus.OK, outcome.status(), outcome.err());
    return outcome;
  }
}
