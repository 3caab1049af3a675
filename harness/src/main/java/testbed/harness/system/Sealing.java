package testbed.harness.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import testbed.shell.tun.EndProgram;
import testbed.shell.tun.Seal;

/**
 * Decides what the programs of a run find of the machine: neither homes nor the run's own folder,
 * which holds the truth about the pictures; but the camera, the display, and themselves.
 */
public final class Sealing {
  /** What a program may keep on disk, and what it may keep in memory as files: 256 MiB each. */
  public static final long QUOTA_BYTES = 256L << 20;

  private static final String X_SOCKETS = "/tmp/.X11-unix/X";
  private static final String MAVEN = "/.m2/repository/";
  private static final Path OWN_ANYWAY = Path.of("/tmp");

  private Sealing() {}

  /**
   * The program, sealed.
   *
   * @param alsoVisible what it needs beyond the camera, the display, Java and its own command
   */
  public static EndProgram seal(Stage stage, EndProgram program, List<Path> alsoVisible) {
    return seal(stage, program, alsoVisible, List.of());
  }

  /**
   * The program, sealed, with devices.
   *
   * @param alsoVisible what it needs beyond the camera, the display, Java and its own command
   * @param devices that it may use, beside the camera
   */
  static EndProgram seal(
      Stage stage, EndProgram program, List<Path> alsoVisible, List<Path> devices) {
    List<Path> needed = new ArrayList<>(javaItself());
    needed.addAll(namedBy(program.command()));
    needed.addAll(alsoVisible);
    Set<Path> hidden = homes();
    for (Path path : needed) {
      closedAround(path).ifPresent(hidden::add);
    }
    Path run = stage.work().getParent();
    closedAround(run).ifPresent(hidden::add);

    List<Seal.Step> steps = new ArrayList<>();
    hidden.forEach(folder -> steps.add(new Seal.Step(Seal.Act.HIDE, folder)));
    Set<Path> shown = new LinkedHashSet<>();
    for (Path path : needed) {
      if (isInside(path, hidden) || path.startsWith(OWN_ANYWAY)) {
        shown.add(shortened(path, hidden));
      }
    }
    shown.forEach(path -> steps.add(new Seal.Step(Seal.Act.VIEW, path)));
    steps.add(new Seal.Step(Seal.Act.HIDE, run));
    for (Path port : ports(stage)) {
      steps.add(new Seal.Step(Seal.Act.VIEW, port));
    }
    if (stage.cameraKind() == CameraKind.V4L2) {
      steps.add(new Seal.Step(Seal.Act.DEVICE, stage.camera()));
    }
    devices.forEach(device -> steps.add(new Seal.Step(Seal.Act.DEVICE, device)));
    for (Path path : alsoVisible) {
      if (!shown.contains(path)) {
        steps.add(new Seal.Step(Seal.Act.VIEW, path));
      }
    }
    steps.add(new Seal.Step(Seal.Act.WRITE, stage.files()));
    return program.sealed(new Seal(steps, stage.files(), QUOTA_BYTES));
  }

  private static List<Path> ports(Stage stage) {
    List<Path> ports = new ArrayList<>();
    switch (stage.cameraKind()) {
      case PIPE, FUSE, PAGE -> {
        boolean pipe = !Files.exists(stage.camera()) || !isMounted(stage.camera());
        ports.add(pipe ? stage.camera() : stage.camera().getParent());
      }
      case WINDOW -> screen(stage.camera().toString()).ifPresent(ports::add);
      case V4L2 -> {
        // A device, no path to be viewed.
      }
    }
    String display = stage.display();
    if (display.startsWith("/")) {
      ports.add(Path.of(display));
    } else {
      screen(display).ifPresent(ports::add);
    }
    return ports;
  }

  /** The socket of an X server of ours; the user's own is nobody's business. */
  private static Optional<Path> screen(String display) {
    return display.startsWith(":")
        ? Optional.of(Path.of(X_SOCKETS + display.substring(1)))
        : Optional.empty();
  }

  /** Whether a file is in a file system of its own, as the camera of browsers is. */
  private static boolean isMounted(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      return !Files.getFileStore(folder).equals(Files.getFileStore(folder.getParent()));
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> javaItself() {
    List<Path> paths = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.isEmpty()) {
        paths.add(Path.of(entry.endsWith("*") ? entry.substring(0, entry.length() - 1) : entry));
      }
    }
    return paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
  }

  /** The program and the files that its command line names by their whole path. */
  private static List<Path> namedBy(List<String> command) {
    List<Path> paths = new ArrayList<>();
    SearchPath.find(command.getFirst()).map(Path::toAbsolutePath).ifPresent(paths::add);
    for (String word : command) {
      if (word.startsWith("/") && Files.isRegularFile(Path.of(word))) {
        paths.add(Path.of(word));
      }
    }
    return paths;
  }

  private static Set<Path> homes() {
    Set<Path> homes = new LinkedHashSet<>();
    for (String home : List.of("/root", "/home", System.getProperty("user.home"))) {
      Path path = Path.of(home).toAbsolutePath().normalize();
      if (path.getNameCount() > 0 && Files.isDirectory(path)) {
        homes.add(path);
      }
    }
    Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .ifPresent(homes::add);
    return homes;
  }

  private static boolean isInside(Path path, Set<Path> folders) {
    return folders.stream().anyMatch(path::startsWith);
  }

  /** A file stands for the folder that it is in, a Maven artefact for the whole repository. */
  private static Path shortened(Path path, Set<Path> hidden) {
    int repository = path.toString().indexOf(MAVEN);
    if (repository >= 0) {
      return Path.of(path.toString().substring(0, repository + MAVEN.length() - 1));
    }
    Path folder = path.getParent();
    boolean own =
        Files.isRegularFile(path) && !hidden.contains(folder) && folder.getNameCount() > 2;
    return own ? folder : path;
  }

  /** The outermost folder around a path that other users may not enter. */
  private static Optional<Path> closedAround(Path path) {
    Path around = path.getRoot();
    for (Path name : path.toAbsolutePath()) {
      around = around.resolve(name);
      if (!Files.isDirectory(around) || around.equals(path)) {
        return Optional.empty();
      }
      try {
        if (!Files.getPosixFilePermissions(around).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return Optional.of(around);
        }
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
