package testbed.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.testkit.SharedData;

/** Where a trace comes from. */
final class TraceStoreTest {
  private static final byte[] CONTENT = "1\n2\n40\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path home;
  private Path named;
  private TraceFolders folders;

  @BeforeEach
  void makeFolders() throws IOException {
    named = Files.createDirectory(home.resolve("named"));
    folders = new TraceFolders(List.of(named), home.resolve("imported"), home.resolve("cache"));
  }

  @Test
  void aFileIsTakenAsItIs() throws Exception {
    Path file = Files.write(home.resolve("mine"), CONTENT);
    ResolvedTrace resolved = store(unpublished()).resolve(file.toString(), Direction.UPLINK);
    assertEquals(Origin.FILE, resolved.origin());
    assertEquals(file.toString(), resolved.label());
    assertEquals(Trace.of(1, 2, 40), resolved.trace());
    assertEquals(resolved.trace().sha256(), resolved.sha256());
  }

  /** As by {@code --trace <(zcat FILE)}. */
  @Test
  void aPipeIsReadOnceForBothDirections() throws Exception {
    Path pipe = home.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Process writer =
        new ProcessBuilder("sh", "-c", "printf '1\\n2\\n40\\n' >\"$0\"", pipe.toString()).start();
    for (Direction direction : Direction.values()) {
      assertEquals(
          Trace.of(1, 2, 40), store(unpublished()).resolve(pipe.toString(), direction).trace());
    }
    assertEquals(0, writer.waitFor());
  }

  @Test
  void aFileNameMayLackItsDirection() throws Exception {
    Files.write(home.resolve("mine.up"), CONTENT);
    Files.write(home.resolve("mine.down.gz"), TraceParserTest.gzip(CONTENT));
    String name = home.resolve("mine").toString();
    for (Direction direction : Direction.values()) {
      assertEquals(Trace.of(1, 2, 40), store(unpublished()).resolve(name, direction).trace());
    }
  }

  @Test
  void aNamedFolderComesBeforeTheNetwork() throws Exception {
    try (RecordingServer server = new RecordingServer(CONTENT)) {
      Files.write(named.resolve("Some-LTE.up.gz"), TraceParserTest.gzip(CONTENT));
      ResolvedTrace resolved =
          store(server.recording(CONTENT)).resolve("some-lte", Direction.UPLINK);
      assertEquals(Origin.RECORDING, resolved.origin());
      assertEquals("some-lte", resolved.label());
      assertEquals(List.of(), server.requests);
    }
  }

  @Test
  void whatIsNotHereIsFetchedIntoTheCacheOnce() throws Exception {
    try (RecordingServer server = new RecordingServer(CONTENT)) {
      TraceStore store = store(server.recording(CONTENT));
      ResolvedTrace first = store.resolve("some-lte", Direction.UPLINK);
      assertEquals(Origin.RECORDING, first.origin());
      assertEquals(first, store.resolve("Some-LTE", Direction.UPLINK));
      assertEquals(List.of("whole"), server.requests);
      assertTrue(Files.exists(home.resolve("cache/Some-LTE.up")));
    }
  }

  @Test
  void aFileThatIsNotTheRecordingItClaimsToBeIsRefused() throws Exception {
    try (RecordingServer server = new RecordingServer(CONTENT)) {
      Path file = Files.writeString(named.resolve("Some-LTE.up"), "1\n2\n41\n");
      TraceStore store = store(server.recording(CONTENT));
      TraceException e =
          assertThrows(TraceException.class, () -> store.resolve("some-lte", Direction.UPLINK));
      assertEquals(file.toString(), e.source());
      assertTrue(e.problem().contains("wrong hash"), e.getMessage());
      assertThrows(TraceException.class, () -> store.fetch(server.recording(CONTENT)));
    }
  }

  @Test
  void anImportedTraceIsKnownByItsName() throws Exception {
    Files.createDirectories(folders.imported());
    Files.write(folders.imported().resolve("train.down"), CONTENT);
    ResolvedTrace resolved = store(unpublished()).resolve("train", Direction.DOWNLINK);
    assertEquals(Origin.FILE, resolved.origin());
    assertEquals("train", resolved.label());
    assertEquals(List.of(Direction.DOWNLINK), store(unpublished()).directionsOf("train"));
    TraceException e =
        assertThrows(
            TraceException.class, () -> store(unpublished()).resolve("train", Direction.UPLINK));
    assertTrue(e.problem().contains("no uplink"), e.getMessage());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() throws Exception {
    TraceStore store = store(unpublished());
    TraceException e =
        assertThrows(TraceException.class, () -> store.resolve("sum-lte", Direction.UPLINK));
    assertTrue(e.remedy().contains("some-lte"), e.getMessage());
  }

  @Test
  void aMissingFileIsAMissingFile() throws Exception {
    TraceStore store = store(unpublished());
    TraceException e =
        assertThrows(TraceException.class, () -> store.resolve("./sum-lte", Direction.UPLINK));
    assertTrue(e.problem().contains("no such file"), e.getMessage());
  }

  @Test
  void everyRecordingAtHandIsTheOneOfTheCatalogue() throws Exception {
    TraceFolders shared =
        new TraceFolders(
            List.of(SharedData.require("traces")), home.resolve("none"), home.resolve("cache"));
    TraceCatalogue catalogue = TraceCatalogue.embedded();
    TraceStore store =
        new TraceStore(
            catalogue, shared, new Downloader(Duration.ofSeconds(1)), FetchProgress.NONE);
    int checked = 0;
    for (CatalogueEntry entry : catalogue.entries()) {
      for (Direction direction : Direction.values()) {
        Recording recording = entry.recording(direction);
        if (store.installed(recording).isPresent()) {
          ResolvedTrace resolved = store.resolve(entry.name(), direction);
          assertEquals(Origin.RECORDING, resolved.origin());
          assertEquals(recording.sha256().orElseThrow(), resolved.sha256());
          checked++;
        }
      }
    }
    assertEquals(13, checked);
  }

  @Test
  void theFoldersFollowTheEnvironment() {
    TraceFolders found =
        TraceFolders.of(
            Map.of("TESTBED_TRACES", "/a:/b", "XDG_CACHE_HOME", "/c", "HOME", "/home/me"));
    assertEquals(
        new TraceFolders(
            List.of(Path.of("/a"), Path.of("/b")),
            Path.of("/home/me/.local/share/testbed/traces"),
            Path.of("/c/testbed/traces")),
        found);
  }

  private TraceStore store(Recording uplink) {
    CatalogueEntry entry =
        new CatalogueEntry("some-lte", "Some-LTE", "a test", uplink, unpublished());
    return new TraceStore(
        new TraceCatalogue("a test", "none", "0", List.of(entry)),
        folders,
        new Downloader(Duration.ofSeconds(3)),
        FetchProgress.NONE);
  }

  private static Recording unpublished() {
    return new Recording(
        "Some-LTE.down",
        URI.create("http://127.0.0.1:9/Some-LTE.down"),
        "",
        Optional.empty(),
        OptionalLong.empty(),
        OptionalInt.empty());
  }
}
