package testbed.traces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** One request for what is still missing of a recording. Used once, by one thread. */
final class Transfer {
  private static final Duration STALL = Duration.ofSeconds(15);
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Recording recording;
  private final PartFile part;
  private final FetchProgress progress;
  private final long limit;

  /** Counts the signs of life of the server: its header, and each piece of data. */
  private final AtomicLong news = new AtomicLong();

  Transfer(Recording recording, PartFile part, FetchProgress progress) {
    this.recording = recording;
    this.part = part;
    this.progress = progress;
    this.limit = recording.bytes().orElse(RecordingFile.MAX_BYTES);
  }

  /**
   * Asks and receives until the server has nothing more.
   *
   * @return nothing when all has arrived, else why it has not
   * @throws IOException when the part file cannot be written
   */
  Optional<String> run(HttpClient client, Duration patience)
      throws IOException, InterruptedException {
    long from = part.length();
    if (from > limit) {
      part.restart();
      from = 0;
    }
    if (from == limit) {
      return Optional.empty();
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(recording.url());
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    var future = client.sendAsync(request.build(), receiver());
    try {
      int status = await(future, patience).statusCode();
      return switch (status) {
        case OK, PARTIAL_CONTENT, RANGE_NOT_SATISFIABLE -> Optional.empty();
        default -> Optional.of("the server answers with status " + status);
      };
    } catch (HttpTimeoutException e) {
      return Optional.of(e.getMessage());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException disk) {
        throw disk.getCause();
      }
      return Optional.of(reason(e.getCause()));
    } finally {
      future.cancel(true);
    }
  }

  /** Whether the server has answered at all. */
  boolean answered() {
    return news.get() > 0;
  }

  private BodyHandler<Void> receiver() {
    return header -> {
      news.incrementAndGet();
      int status = header.statusCode();
      if (status != OK && status != PARTIAL_CONTENT) {
        return BodySubscribers.replacing(null);
      }
      if (status == OK) {
        unchecked(part::restart);
      }
      return BodySubscribers.ofByteArrayConsumer(
          piece -> piece.ifPresent(bytes -> unchecked(() -> accept(bytes))));
    };
  }

  private void accept(byte[] bytes) throws IOException {
    news.incrementAndGet();
    long length = part.length() + bytes.length;
    if (length > limit) {
      part.restart();
      throw new IllegalStateException("the server sends more than the recording has");
    }
    part.append(bytes);
    progress.received(recording, length, recording.bytes());
  }

  private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> future, Duration patience)
      throws ExecutionException, InterruptedException, HttpTimeoutException {
    Duration wait = patience;
    while (true) {
      long before = news.get();
      try {
        return future.get(wait.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (news.get() == before) {
          throw new HttpTimeoutException("nothing came for " + wait.toMillis() / 1000.0 + " s");
        }
        wait = STALL;
      }
    }
  }

  private String reason(Throwable e) {
    String message = e.getMessage();
    return switch (e) {
      case IllegalStateException _ -> message;
      case IOException _ when answered() -> "the transfer broke off (" + message + ")";
      default ->
          "cannot reach "
              + recording.url().getHost()
              + (message == null ? "" : " (" + message + ")");
    };
  }

  private interface FileWork {
    void run() throws IOException;
  }

  private static void unchecked(FileWork work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
