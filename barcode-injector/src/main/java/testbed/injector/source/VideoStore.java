package testbed.injector.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import testbed.video.VideoException;

/**
 * Finds videos by name: the generated scene, files by path, files in the folders of {@code
 * TESTBED_VIDEOS}, and fetched clips of the catalogue.
 *
 * @param folders where the user keeps videos
 * @param clips where fetched clips are kept
 */
public record VideoStore(List<Path> folders, Path clips) {
  private static final String VARIABLE = "TESTBED_VIDEOS";
  private static final List<String> SUFFIXES =
      List.of(".y4m", ".mp4", ".mkv", ".webm", ".avi", ".mov", ".mpg", ".ivf", ".ogv");

  /** A video file with the name that it goes by. */
  public record Installed(String name, Path file) {}

  /** The store that the environment describes. */
  public static VideoStore ofUser() {
    List<Path> folders = new ArrayList<>();
    String named = System.getenv(VARIABLE);
    if (named != null) {
      for (String folder : named.split(File.pathSeparator)) {
        if (!folder.isBlank()) {
          folders.add(Path.of(folder));
        }
      }
    }
    return new VideoStore(folders, SpoolCache.ofUser().folder().resolveSibling("clips"));
  }

  /**
   * Opens a video.
   *
   * @param nameOrFile {@code scene}, a clip's name, or a path
   * @param seed for generated videos
   * @throws VideoException when there is none, with what to do about it
   */
  public SourceVideo open(String nameOrFile, Shape shape, long seed)
      throws IOException, VideoException {
    if (nameOrFile.equals(GeneratedScene.NAME)) {
      try {
        return new GeneratedScene(seed, shape.width(), shape.height(), shape.framesPerSecond());
      } catch (IllegalArgumentException e) {
        throw new VideoException(e.getMessage(), e);
      }
    }
    Optional<Installed> found = find(nameOrFile);
    if (found.isPresent()) {
      return FileSource.open(found.get().file(), found.get().name(), shape);
    }
    throw new VideoException(missing(nameOrFile));
  }

  /** The file that goes by a name, or is at a path. */
  public Optional<Installed> find(String nameOrFile) throws IOException {
    Optional<CatalogueVideo> known = CatalogueVideo.find(nameOrFile);
    for (Installed video : installed()) {
      if (video.name().equalsIgnoreCase(nameOrFile)
          || video.file().getFileName().toString().equals(nameOrFile)
          || (known.isPresent() && video.file().endsWith(known.get().fileName()))) {
        return Optional.of(
            new Installed(known.map(CatalogueVideo::name).orElse(video.name()), video.file()));
      }
    }
    Path file = Path.of(nameOrFile);
    return Files.isRegularFile(file)
        ? Optional.of(new Installed(stem(file), file))
        : Optional.empty();
  }

  /** All files of the folders, then all fetched clips. */
  public List<Installed> installed() throws IOException {
    List<Installed> all = new ArrayList<>();
    for (Path folder : folders) {
      all.addAll(videosIn(folder));
    }
    all.addAll(videosIn(clips));
    return all;
  }

  private static List<Installed> videosIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(VideoStore::isVideo)
          .sorted()
          .map(file -> new Installed(stem(file), file))
          .toList();
    }
  }

  private static boolean isVideo(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return SUFFIXES.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String missing(String name) {
    if (CatalogueVideo.find(name).isPresent()) {
      return "video '" + name + "' is not fetched yet; try: testbed videos fetch " + name;
    }
    return "no video '"
        + name
        + "': neither a file nor a known name; try: testbed videos list, or put it in a folder of "
        + VARIABLE;
  }
}
