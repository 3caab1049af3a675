package testbed.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Y4mTest {
  private static final String SMALL = "YUV4MPEG2 W4 H2 F30:1";
  private static final String PICTURE = "yyyyyyyyuuvv";

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    Random random = new Random(7);
    Y4mHeader header = new Y4mHeader(33, 17, 30000, 1001, false);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Raster[] sent = new Raster[3];
    try (Y4mWriter writer = new Y4mWriter(bytes, header)) {
      for (int i = 0; i < sent.length; i++) {
        byte[] planar = new byte[header.frameBytes()];
        random.nextBytes(planar);
        sent[i] = Raster.ofPlanar(33, 17, planar);
        writer.write(sent[i]);
      }
    }
    try (Y4mReader reader = read(bytes.toByteArray())) {
      assertEquals(header, reader.header());
      for (Raster expected : sent) {
        assertEquals(Optional.of(expected), reader.next());
      }
      assertEquals(Optional.empty(), reader.next());
      assertEquals(3, reader.framesRead());
    }
  }

  @Test
  void everyFrameTakesEquallyManyBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Y4mHeader header = Y4mHeader.of(4, 2, 30);
    try (Y4mWriter writer = new Y4mWriter(bytes, header)) {
      writer.write(PICTURE.getBytes(StandardCharsets.US_ASCII));
      writer.write(PICTURE.getBytes(StandardCharsets.US_ASCII));
    }
    assertEquals(header.toBytes().length + 2 * (6 + 12), bytes.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " C420", " C420jpeg Ip", " C420mpeg2 I? A0:0", " C420paldv XABC=1"})
  void theVariantsOfFourTwoZeroAreRead(String more) throws Exception {
    try (Y4mReader reader = read(SMALL + more + "\nFRAME Ixyz Xfoo=bar\n" + PICTURE)) {
      assertEquals('u', reader.next().orElseThrow().u().at(1, 0));
    }
  }

  @Test
  void fullRangeIsTold() throws Exception {
    try (Y4mReader reader = read(SMALL + " XCOLORRANGE=FULL\n")) {
      assertTrue(reader.header().fullRange());
      assertEquals(Optional.empty(), reader.next());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\"|empty",
        "RIFF\\n|does not begin with YUV4MPEG2",
        "YUV4MPEG2 W4 H2 F30:1|no header line",
        "YUV4MPEG2 W0 H2 F30:1\\n|width '0' is not between 1 and 8192",
        "YUV4MPEG2 W4 H99999 F30:1\\n|height '99999'",
        "YUV4MPEG2 W4 H-2 F30:1\\n|height '-2'",
        "YUV4MPEG2 W99999999999999999999 H2 F30:1\\n|width '99999999999999999999'",
        "YUV4MPEG2 W4 F30:1\\n|lacks a width or a height",
        "YUV4MPEG2 W4 H2\\n|lacks a frame rate",
        "YUV4MPEG2 W4 H2 F30:0\\n|frame rate '30:0'",
        "YUV4MPEG2 W4 H2 F30:1 It\\n|interlaced",
        "YUV4MPEG2 W4 H2 F30:1 C444\\n|C444 is not 8-bit 4:2:0; convert it",
        "YUV4MPEG2 W4 H2 F30:1 C420p10\\n|C420p10 is not 8-bit 4:2:0",
        "YUV4MPEG2 W4 H2 F30:1\\nFRAME\\nyyyy|frame 0 ends after 4 of 12 bytes",
        "YUV4MPEG2 W4 H2 F30:1\\nFRAMED\\nyyyyyyyyuuvv|no FRAME line before frame 0",
        "YUV4MPEG2 W4 H2 F30:1\\nFRAME\\nyyyyyyyyuuvvFR|no FRAME line before frame 1",
      })
  void whatIsNotExactlyThatIsAnErrorThatSaysWhere(String text, String expected) {
    String stream = text.replace("\\n", "\n");
    VideoException e =
        assertThrows(
            VideoException.class,
            () -> {
              try (Y4mReader reader = read(stream)) {
                while (reader.next().isPresent()) {
                  assertTrue(reader.framesRead() < 10);
                }
              }
            });
    assertTrue(e.getMessage().startsWith("clip.y4m: "), e.getMessage());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void aHeaderThatNeverEndsIsRefused() {
    String endless = "YUV4MPEG2 " + "A".repeat(5000);
    assertThrows(VideoException.class, () -> read(endless).close());
  }

  private static Y4mReader read(String text) throws IOException, VideoException {
    return read(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Y4mReader read(byte[] bytes) throws IOException, VideoException {
    return new Y4mReader(new ByteArrayInputStream(bytes), "clip.y4m");
  }
}
