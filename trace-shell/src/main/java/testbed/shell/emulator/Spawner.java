package testbed.shell.emulator;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Starts processes from a thread that lives as long as they do: a death signal is tied to the
 * thread that started the process, not to its process.
 */
final class Spawner {
  private Spawner() {}

  static Process start(List<String> words) throws IOException {
    return start(new ProcessBuilder(words));
  }

  static Process start(ProcessBuilder builder) throws IOException {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread.ofPlatform().name("spawner").daemon().start(() -> spawnAndStay(builder, started));
    try {
      return started.get();
    } catch (ExecutionException e) {
      throw new IOException(
          "cannot start the emulator, util-linux 2.38 is needed: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void spawnAndStay(ProcessBuilder builder, CompletableFuture<Process> started) {
    try {
      Process process = builder.start();
      started.complete(process);
      process.waitFor();
    } catch (IOException e) {
      started.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
