package testbed.harness.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A new folder for a run whose user named none. Two runs that start at the same moment get two: who
 * makes a folder has it, and the other takes the next name ({@code NAME-2}, {@code NAME-3}, ...).
 */
final class FreshFolder implements AutoCloseable {
  private final Path path;

  private FreshFolder(Path path) {
    this.path = path;
  }

  /** Makes a folder of this name, or of the first like it that nobody has. */
  static FreshFolder make(Path wanted) throws IOException {
    if (wanted.getParent() != null) {
      Files.createDirectories(wanted.getParent());
    }
    Path name = wanted;
    while (true) {
      try {
        return new FreshFolder(Files.createDirectory(name));
      } catch (FileAlreadyExistsException e) {
        name = after(wanted, name);
      }
    }
  }

  /** The first of these names that nothing has yet; another may take it meanwhile. */
  static Path unused(Path wanted) {
    Path name = wanted;
    while (Files.exists(name)) {
      name = after(wanted, name);
    }
    return name;
  }

  private static Path after(Path wanted, Path name) {
    String said = name.getFileName().toString().substring(wanted.getFileName().toString().length());
    int next = said.isEmpty() ? 2 : Integer.parseInt(said.substring(1)) + 1;
    return wanted.resolveSibling(wanted.getFileName() + "-" + next);
  }

  Path path() {
    return path;
  }

  /** Takes the folder away when nothing was put into it. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException e) {
      return;
    }
  }
}
