package testbed.harness;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that a command leaves whole or not at all: it is written as {@code NAME.part} and takes
 * its name, and the place of what had it, when it is complete. What is no ordinary file, such as a
 * pipe or {@code /dev/stdout}, is written to at once.
 */
public final class OutputFile implements Closeable {
  private final Path target;
  private final Path written;

  private OutputFile(Path target, Path written) {
    this.target = target;
    this.written = written;
  }

  /**
   * A file to be.
   *
   * @param target its place; null for nowhere
   * @throws NoSuchFileException when the folder that it is to be in is not there
   */
  public static OutputFile at(Path target) throws IOException {
    if (target == null || (Files.exists(target) && !Files.isRegularFile(target))) {
      return new OutputFile(target, target);
    }
    Path folder = target.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    part.toFile().deleteOnExit();
    return new OutputFile(target, part);
  }

  /** Where to write; null for nowhere. */
  public Path path() {
    return written;
  }

  private boolean isApart() {
    return written != null && !written.equals(target);
  }

  /** Gives the written file its name. Its writer is closed by then. */
  public void complete() throws IOException {
    if (isApart() && Files.exists(written)) {
      Files.move(
          written, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Leaves nothing of a file that was not completed. */
  @Override
  public void close() throws IOException {
    if (isApart()) {
      Files.deleteIfExists(written);
    }
  }
}
