package testbed.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens a named pipe, which blocks until somebody writes to it, with little patience. */
final class Pipe {
  private static final int PATIENCE_S = 2;

  private Pipe() {}

  static InputStream open(Path pipe) throws IOException {
    CompletableFuture<InputStream> opened = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("opens " + pipe).start(() -> open(pipe, opened));
    try {
      return opened.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      opened.completeExceptionally(
          new InputFileException(
              pipe.toString(),
              "is a pipe that nobody writes to; start its writer, or name a file"));
      return join(opened);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      opened.completeExceptionally(e);
      ClosedByInterruptException interrupted = new ClosedByInterruptException();
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      return join(opened);
    }
  }

  private static void open(Path pipe, CompletableFuture<InputStream> opened) {
    try {
      InputStream in = Files.newInputStream(pipe);
      if (!opened.complete(in)) {
        in.close();
      }
    } catch (IOException e) {
      opened.completeExceptionally(e);
    }
  }

  /** What the opening came to by now. */
  private static InputStream join(CompletableFuture<InputStream> opened) throws IOException {
    if (opened.isCompletedExceptionally()) {
      if (opened.exceptionNow() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(opened.exceptionNow());
    }
    return opened.join();
  }
}
