package testbed.injector.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import testbed.video.VideoException;

/**
 * Downloads clips. An interrupted download goes on where it ended. The hash of the first complete
 * download is written down beside the clip, and every later one has to match it.
 */
public final class ClipFetcher {
  private static final String PIN = ".sha256";
  private static final String PART = ".part";
  private static final int BUFFER = 1 << 16;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(15))
          .build();

  /** Is told how far a download has come. */
  @FunctionalInterface
  public interface Progress {
    /** {@code total} is -1 while it is not known. */
    void at(long bytes, long total);
  }

  /**
   * Fetches a clip unless it is there already.
   *
   * @param folder where the clip is kept
   * @return the clip's file
   * @throws VideoException when it cannot be had, or is not what it was
   */
  public Path fetch(URI uri, Path folder, Progress progress)
      throws IOException, InterruptedException, VideoException {
    String name = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    Path file = folder.resolve(name);
    if (Files.isRegularFile(file)) {
      progress.at(Files.size(file), Files.size(file));
      return file;
    }
    Files.createDirectories(folder);
    Path part = folder.resolve(name + PART);
    try {
      download(uri, part, progress);
    } catch (IOException e) {
      throw new VideoException(
          uri + ": cannot be fetched (" + reason(e) + "); what has arrived is kept, try again", e);
    }
    String hash = Sha256.hex(part);
    Path pin = folder.resolve(name + PIN);
    if (Files.exists(pin) && !Files.readString(pin).strip().equals(hash)) {
      Files.delete(part);
      throw new VideoException(
          uri
              + ": its content has changed since it was first fetched; delete "
              + pin
              + " to accept the new one");
    }
    Files.writeString(pin, hash + "\n");
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    return file;
  }

  private void download(URI uri, Path part, Progress progress)
      throws IOException, InterruptedException, VideoException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      int status = response.statusCode();
      if (status == 416) {
        Files.delete(part);
        throw new VideoException(uri + ": the part that was kept does not fit; try again");
      }
      if (status != 200 && status != 206) {
        throw new VideoException(uri + ": the server answers " + status);
      }
      long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
      long from = status == 206 ? have : 0;
      save(body, part, from, length < 0 ? -1 : from + length, progress);
    }
  }

  private static void save(InputStream body, Path part, long from, long total, Progress progress)
      throws IOException {
    StandardOpenOption how =
        from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    long at = from;
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        out.write(buffer, 0, n);
        at += n;
        progress.at(at, total);
      }
    }
    if (total >= 0 && at != total) {
      throw new IOException("the connection ended after " + at + " of " + total + " bytes");
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
