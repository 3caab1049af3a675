package testbed.harness.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import testbed.harness.CommandFailure;
import testbed.traces.Direction;
import testbed.traces.FetchProgress;
import testbed.traces.Origin;
import testbed.traces.ResolvedTrace;
import testbed.traces.TraceException;
import testbed.traces.TraceStore;

/** Traces as files that the emulator's process can read; the temporary ones go away at the end. */
final class TraceFiles implements AutoCloseable {
  private final TraceStore store = TraceStore.ofEnvironment(FetchProgress.NONE);
  private final List<Path> temporary = new ArrayList<>();

  /** The file of a trace, or null when none was asked for. */
  Path file(String nameOrFile, Direction direction)
      throws IOException, CommandFailure, InterruptedException {
    if (nameOrFile == null) {
      return null;
    }
    ResolvedTrace resolved = resolve(nameOrFile, direction);
    if (!resolved.label().equals(resolved.name())) {
      System.err.println("testbed: the " + direction + " is " + resolved.label());
    }
    Path folder = Files.createTempDirectory("testbed-");
    temporary.addFirst(folder);
    String name = String.valueOf(Path.of(resolved.name()).getFileName());
    Path file =
        folder.resolve(resolved.origin() == Origin.FILE ? name : name + "." + direction.suffix());
    temporary.addFirst(file);
    try (OutputStream out = Files.newOutputStream(file)) {
      resolved.trace().writeTo(out);
    }
    return file;
  }

  private ResolvedTrace resolve(String nameOrFile, Direction direction)
      throws CommandFailure, InterruptedException {
    try {
      return store.resolve(nameOrFile, direction);
    } catch (TraceException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : temporary) {
      Files.deleteIfExists(file);
    }
  }
}
