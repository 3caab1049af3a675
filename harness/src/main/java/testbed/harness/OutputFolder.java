package testbed.harness;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder whose files a command leaves all or not at all: they are written into {@code NAME.part}.
 * When all are complete that becomes the folder; where there is one already, they take their places
 * in it, and what else is in it stays.
 */
public final class OutputFolder implements Closeable {
  private final Path target;
  private final Path written;
  private final List<String> names = new ArrayList<>();

  private OutputFolder(Path target, Path written) {
    this.target = target;
    this.written = written;
  }

  /**
   * A folder to be.
   *
   * @param target its place
   * @throws NoSuchFileException when the folder that it is to be in is not there
   * @throws FileAlreadyExistsException when there is something else in its place
   */
  public static OutputFolder at(Path target) throws IOException {
    Path whole = target.toAbsolutePath().normalize();
    Path around = whole.getParent() == null ? whole : whole.getParent();
    if (!Files.isDirectory(around)) {
      throw new NoSuchFileException(around.toString());
    }
    if (Files.exists(whole) && !Files.isDirectory(whole)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Path part = Files.createTempDirectory(around, whole.getFileName() + ".part");
    part.toFile().deleteOnExit();
    return new OutputFolder(whole, part);
  }

  /** Where to write the file of this name. */
  public Path file(String name) {
    Path file = written.resolve(name);
    file.toFile().deleteOnExit();
    names.add(name);
    return file;
  }

  /** Gives the written files their places. Their writers are closed by then. */
  public void complete() throws IOException {
    Files.createDirectories(target);
    for (String name : names) {
      Files.move(
          written.resolve(name),
          target.resolve(name),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Leaves nothing of files that were not completed. */
  @Override
  public void close() throws IOException {
    for (String name : names) {
      Files.deleteIfExists(written.resolve(name));
    }
    Files.deleteIfExists(written);
  }
}
