package testbed.injector.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.injector.PlainSource;
import testbed.testkit.SharedData;
import testbed.video.VideoException;
import testbed.video.Y4mHeader;
import testbed.video.Y4mWriter;

class VideoStoreTest {
  private static final Shape SMALL = new Shape(320, 180, 30);

  @TempDir Path folder;
  private VideoStore store;

  @BeforeEach
  void fill() throws Exception {
    store = new VideoStore(List.of(folder), folder.resolve("clips"));
    PlainSource plain = new PlainSource(320, 180, 60);
    try (Y4mWriter writer =
        Y4mWriter.create(folder.resolve("sixty.y4m"), Y4mHeader.of(320, 180, 60))) {
      for (int i = 0; i < 60; i++) {
        writer.write(plain.frame(i));
      }
    }
  }

  @Test
  void theSceneNeedsNoFile() throws Exception {
    assertInstanceOf(GeneratedScene.class, store.open("scene", SMALL, 1));
  }

  @Test
  void aFileOfTwiceTheRateLosesEverySecondPicture() throws Exception {
    for (String name : List.of("sixty", "sixty.y4m", folder.resolve("sixty.y4m").toString())) {
      try (FileSource source = (FileSource) store.open(name, SMALL, 1)) {
        assertEquals("sixty", source.name());
        assertEquals(30, source.frameCount());
        for (int index : new int[] {0, 1, 2, 29, 7}) {
          assertEquals(16 + 2 * index, source.frame(index).y().at(5, 5));
        }
      }
    }
  }

  @Test
  void anUnknownNameSaysWhatToDo() {
    assertTrue(
        assertThrows(VideoException.class, () -> store.open("nobody", SMALL, 1))
            .getMessage()
            .contains("testbed videos list"));
    assertTrue(
        assertThrows(VideoException.class, () -> store.open("johnny", SMALL, 1))
            .getMessage()
            .contains("testbed videos fetch johnny"));
  }

  @Test
  void aFetchedClipGoesByItsCatalogueName() throws Exception {
    Files.createDirectories(store.clips());
    Files.move(folder.resolve("sixty.y4m"), store.clips().resolve("Johnny_1280x720_60.y4m"));
    try (FileSource source = (FileSource) store.open("johnny", SMALL, 1)) {
      assertEquals("johnny", source.name());
    }
  }

  @Test
  void aRealClipIsPlayedBackAndForthThroughItsSpool() throws Exception {
    Path clip = SharedData.require("videos/cockatoo.mp4");
    try (FileSource source = FileSource.open(clip, "cockatoo", SMALL);
        PreparedSource prepared =
            PreparedSource.prepare(source, 400, new SpoolCache(folder, 1 << 30), n -> {})) {
      assertEquals(280, prepared.frameCount());
      assertEquals(279, prepared.indexAt(279));
      assertEquals(278, prepared.indexAt(280));
      assertEquals(source.frame(5), prepared.frame(5));
    }
  }
}
