package testbed.traces;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads against a server on this machine. */
final class DownloaderTest {
  private static final byte[] CONTENT = content();

  @TempDir private Path folder;
  private RecordingServer server;
  private final Downloader downloader = new Downloader(Duration.ofSeconds(3));

  @BeforeEach
  void start() throws IOException {
    server = new RecordingServer(CONTENT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRecordingIsFetchedOnceAndItsProgressTold() throws Exception {
    List<Long> told = new ArrayList<>();
    FetchProgress progress = (recording, received, total) -> told.add(received);
    Recording recording = server.recording(CONTENT);
    FetchOutcome first = downloader.fetch(recording, folder, progress);
    Path file = assertInstanceOf(FetchOutcome.Fetched.class, first).file();
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
    assertEquals(CONTENT.length, told.getLast());
    assertEquals(
        new FetchOutcome.Present(file), downloader.fetch(recording, folder, FetchProgress.NONE));
    assertEquals(List.of("whole"), server.requests);
    assertEquals(List.of("Some-LTE.up"), filesLeft());
  }

  @Test
  void whatAnEarlierProcessLeftIsResumed() throws Exception {
    Files.write(folder.resolve("Some-LTE.up.part"), Arrays.copyOf(CONTENT, 1000));
    fetched(server.recording(CONTENT));
    assertEquals(List.of("bytes=1000-"), server.requests);
  }

  @Test
  void aServerThatIgnoresRangesStartsOver() throws Exception {
    server.knowsRanges = false;
    Files.write(folder.resolve("Some-LTE.up.part"), Arrays.copyOf(CONTENT, 1000));
    fetched(server.recording(CONTENT));
  }

  @Test
  void aTransferThatBreaksOffGoesOnWhereItBroke() throws Exception {
    server.breakAfter = CONTENT.length / 2;
    fetched(server.recording(CONTENT));
    assertEquals(2, server.requests.size());
    assertTrue(server.requests.get(1).startsWith("bytes="), server.requests.toString());
  }

  @Test
  void aTransferThatBreaksOffForGoodKeepsWhatItHas() throws Exception {
    server.breakAfter = CONTENT.length / 10;
    FetchOutcome outcome = downloader.fetch(server.recording(CONTENT), folder, FetchProgress.NONE);
    String why = assertInstanceOf(FetchOutcome.Unavailable.class, outcome).why();
    assertTrue(why.contains("broke off"), why);
    assertEquals(List.of("Some-LTE.up.part"), filesLeft());
    server.breakAfter = Integer.MAX_VALUE;
    fetched(server.recording(CONTENT));
  }

  @Test
  void theWrongContentIsAnErrorAndThrownAway() throws Exception {
    byte[] other = CONTENT.clone();
    other[10] ^= 1;
    TraceException e =
        assertThrows(
            TraceException.class,
            () -> downloader.fetch(server.recording(other), folder, FetchProgress.NONE));
    assertTrue(e.problem().contains("wrong hash"), e.getMessage());
    assertEquals(List.of(), filesLeft());
  }

  @Test
  void contentBeyondTheRecordingsLengthIsNotTaken() throws Exception {
    Recording shorter = server.recording(Arrays.copyOf(CONTENT, 5000));
    FetchOutcome outcome = downloader.fetch(shorter, folder, FetchProgress.NONE);
    String why = assertInstanceOf(FetchOutcome.Unavailable.class, outcome).why();
    assertTrue(why.contains("more than the recording"), why);
    assertEquals(List.of(), filesLeft());
  }

  @Test
  void aMissingPageIsSaidToBeMissing() throws Exception {
    server.failWith = 404;
    FetchOutcome outcome = downloader.fetch(server.recording(CONTENT), folder, FetchProgress.NONE);
    String why = assertInstanceOf(FetchOutcome.Unavailable.class, outcome).why();
    assertEquals("the server answers with status 404", why);
    assertEquals(List.of(), filesLeft());
  }

  @Test
  void aMachineWithoutNetworkLearnsItOnce() throws Exception {
    Recording recording = server.recording(CONTENT);
    server.close();
    FetchOutcome outcome = downloader.fetch(recording, folder, FetchProgress.NONE);
    String why = assertInstanceOf(FetchOutcome.Unavailable.class, outcome).why();
    assertTrue(why.contains("cannot reach 127.0.0.1"), why);
    assertEquals(outcome, downloader.fetch(recording, folder, FetchProgress.NONE));
    assertEquals(List.of(), filesLeft());
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/Some-LTE.up");
      Recording recording =
          new Recording(
              "Some-LTE.up",
              address,
              "",
              Optional.empty(),
              OptionalLong.empty(),
              OptionalInt.empty());
      FetchOutcome outcome =
          new Downloader(Duration.ofMillis(300)).fetch(recording, folder, FetchProgress.NONE);
      String why = assertInstanceOf(FetchOutcome.Unavailable.class, outcome).why();
      assertTrue(why.contains("nothing came for 0.3 s"), why);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws Exception {
    Path file = Files.writeString(folder.resolve("in-the-way"), "");
    FetchOutcome outcome =
        downloader.fetch(server.recording(CONTENT), file.resolve("below"), FetchProgress.NONE);
    String remedy = assertInstanceOf(FetchOutcome.Unavailable.class, outcome).remedy();
    assertTrue(remedy.contains("XDG_CACHE_HOME"), remedy);
  }

  private void fetched(Recording recording) throws Exception {
    FetchOutcome outcome = downloader.fetch(recording, folder, FetchProgress.NONE);
    Path file = assertInstanceOf(FetchOutcome.Fetched.class, outcome).file();
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
    assertEquals(List.of("Some-LTE.up"), filesLeft());
  }

  private List<String> filesLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static byte[] content() {
    StringBuilder text = new StringBuilder();
    for (int ms = 1; ms <= 40_000; ms++) {
      text.append(ms).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
