package testbed.traces;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Fetches recordings into a folder: resumes what was begun, checks the content, and moves it to its
 * place in one step, so that a file with the recording's name is always the whole recording.
 *
 * <p>A server that cannot be reached is remembered, so that the next recording does not wait for it
 * again. Safe for use by several threads, one download at a time.
 */
final class Downloader {
  private static final int MAX_ATTEMPTS = 5;

  private final Duration patience;
  private HttpClient client;
  private String unreachable;

  /**
   * A downloader that knows nothing about the network yet.
   *
   * @param patience how long the server may take to begin its answer
   */
  Downloader(Duration patience) {
    this.patience = patience;
  }

  /** One that fetches nothing. */
  static Downloader offline() {
    Downloader downloader = new Downloader(Duration.ZERO);
    downloader.unreachable = "not asked for";
    return downloader;
  }

  /**
   * Brings a recording into a folder.
   *
   * @throws TraceException when what arrived is not the recording
   */
  synchronized FetchOutcome fetch(Recording recording, Path folder, FetchProgress progress)
      throws TraceException, InterruptedException {
    Path target = folder.resolve(recording.fileName());
    if (Files.exists(target)) {
      return new FetchOutcome.Present(target);
    }
    if (unreachable != null) {
      return unavailable(unreachable, recording, folder);
    }
    try (PartFile part = PartFile.open(target)) {
      if (part.overtaken()) {
        return new FetchOutcome.Present(target);
      }
      Optional<String> failure = receive(recording, part, progress);
      if (failure.isPresent()) {
        return unavailable(failure.get(), recording, folder);
      }
      if (!recording.matches(part.content())) {
        part.restart();
        throw wrongContent(recording, folder);
      }
      return new FetchOutcome.Fetched(part.complete());
    } catch (IOException e) {
      return new FetchOutcome.Unavailable(
          "it cannot be kept in " + folder + " (" + e + ")",
          "free some space, or let XDG_CACHE_HOME name a folder that you can write to");
    }
  }

  /** Asks again as long as each request brings something. */
  private Optional<String> receive(Recording recording, PartFile part, FetchProgress progress)
      throws IOException, InterruptedException {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .connectTimeout(patience)
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build();
    }
    Optional<String> failure = Optional.empty();
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      long before = part.length();
      Transfer transfer = new Transfer(recording, part, progress);
      failure = transfer.run(client, patience);
      if (failure.isPresent() && !transfer.answered()) {
        unreachable = failure.get();
      }
      if (failure.isEmpty() || part.length() <= before) {
        return failure;
      }
    }
    return failure;
  }

  private static FetchOutcome unavailable(String why, Recording recording, Path folder) {
    return new FetchOutcome.Unavailable(
        why, "try again with a network, or put " + recording.url() + " into " + folder);
  }

  private static TraceException wrongContent(Recording recording, Path folder) {
    return TraceException.of(
        recording.url().toString(),
        "what arrived is not the recording "
            + recording.fileName()
            + " (wrong hash); it was thrown away",
        "try again without a proxy that changes content, or put the file into "
            + folder
            + " yourself");
  }
}
