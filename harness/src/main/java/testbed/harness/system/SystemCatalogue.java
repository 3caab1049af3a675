package testbed.harness.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import testbed.harness.CommandFailure;
import testbed.traces.Nearest;

/**
 * The described systems that can be run: the built-in ones, the user's own (in {@code
 * $XDG_CONFIG_HOME/testbed/systems}), and any description file named by its path.
 */
public final class SystemCatalogue {
  private static final List<String> BUILT_IN =
      List.of(
          "null",
          "ffmpeg-h264",
          "ffmpeg-vp8",
          "ffmpeg-srt",
          "gstreamer-vp8",
          "baresip",
          "salsify",
          "salsify-conventional-codec",
          "salsify-conventional");
  private static final long MAX_BYTES = 256 * 1024;

  private final Path userFolder;

  /** A catalogue whose own descriptions are in {@code userFolder}, which need not exist. */
  public SystemCatalogue(Path userFolder) {
    this.userFolder = userFolder;
  }

  /** The catalogue of the user who runs this program. */
  public static SystemCatalogue ofUser() {
    String config = System.getenv("XDG_CONFIG_HOME");
    Path base =
        config == null || config.isBlank()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(config);
    return new SystemCatalogue(base.resolve("testbed").resolve("systems"));
  }

  /** All systems by name: built in first, then the user's. */
  public List<SystemDescription> all() throws CommandFailure {
    List<SystemDescription> all = new ArrayList<>();
    for (String name : BUILT_IN) {
      all.add(builtIn(name));
    }
    for (Path file : userFiles()) {
      all.add(readFile(file));
    }
    return all;
  }

  /**
   * The system of this name, or the one that the file of this name describes.
   *
   * @param driven the names of the systems that are not described, to name them when there is none
   * @throws CommandFailure when there is none, or its description is wrong
   */
  public SystemDescription find(String nameOrFile, List<String> driven) throws CommandFailure {
    if (BUILT_IN.contains(nameOrFile)) {
      return builtIn(nameOrFile);
    }
    Path own = userFolder.resolve(nameOrFile + ".yaml");
    if (!nameOrFile.contains("/") && Files.isRegularFile(own)) {
      return readFile(own);
    }
    Path file = Path.of(nameOrFile);
    if (nameOrFile.endsWith(".yaml") || nameOrFile.contains("/")) {
      return readFile(file);
    }
    List<String> names = new ArrayList<>(BUILT_IN);
    userFiles().forEach(f -> names.add(f.getFileName().toString().replaceFirst("\\.yaml$", "")));
    names.addAll(driven);
    throw CommandFailure.badInput(
        "there is no system '"
            + nameOrFile
            + "'; "
            + Nearest.hint(nameOrFile, names)
            + "there are "
            + String.join(", ", names)
            + ", or name a description file (docs/systems.md)");
  }

  /** Checks a description and keeps a copy of it for this user; returns what it describes. */
  public SystemDescription add(Path file) throws CommandFailure {
    SystemDescription description = readFile(file);
    if (BUILT_IN.contains(description.name())) {
      throw CommandFailure.badInput(
          file + ": '" + description.name() + "' is built in; choose another name");
    }
    try {
      Files.createDirectories(userFolder);
      Files.writeString(userFolder.resolve(description.name() + ".yaml"), Files.readString(file));
      return description;
    } catch (IOException e) {
      throw CommandFailure.ofFile("the description cannot be kept", e);
    }
  }

  private static SystemDescription builtIn(String name) {
    try (InputStream in = SystemCatalogue.class.getResourceAsStream(name + ".yaml");
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return DescriptionReader.read(name + ".yaml", text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DescriptionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SystemDescription readFile(Path file) throws CommandFailure {
    try {
      if (!Files.isRegularFile(file)) {
        throw CommandFailure.badInput(file + ": is not a file");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw CommandFailure.badInput(file + ": is too large for a description (256 KiB at most)");
      }
      return DescriptionReader.read(file.toString(), new StringReader(Files.readString(file)));
    } catch (IOException e) {
      throw CommandFailure.badInput(file + ": cannot be read as UTF-8 text");
    } catch (DescriptionException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
  }

  private List<Path> userFiles() {
    if (!Files.isDirectory(userFolder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(userFolder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
