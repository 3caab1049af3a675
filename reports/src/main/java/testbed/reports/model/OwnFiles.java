package testbed.reports.model;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;

/**
 * Whether a run directory holds files and folders only. Reports and analyses write into it: through
 * a link that a stranger put there they would write elsewhere, and a pipe would hold them up.
 */
final class OwnFiles {
  private static final int DEPTH = 3;

  /** It is only read, and large: a user may keep it on another disk. */
  private static final String CAPTURE = "capture.spool";

  private OwnFiles() {}

  /** Refuses a directory in which something else lies; what the programs left is not looked at. */
  static void check(RunDirectory run) throws UnreadableRunException {
    Path[] found = new Path[1];
    try {
      Path root = run.root().toRealPath();
      Files.walkFileTree(
          root,
          EnumSet.noneOf(java.nio.file.FileVisitOption.class),
          DEPTH,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) {
              return folder.equals(root.resolve(run.root().relativize(run.system())))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
              if (a.isRegularFile() || a.isDirectory() || file.endsWith(CAPTURE)) {
                return FileVisitResult.CONTINUE;
              }
              found[0] = run.root().resolve(root.relativize(file));
              return FileVisitResult.TERMINATE;
            }
          });
    } catch (IOException e) {
      throw new UnreadableRunException(run.root(), "cannot be read: " + e.getMessage());
    }
    if (found[0] != null) {
      String what = Files.isSymbolicLink(found[0]) ? "a link" : "a pipe, socket or device";
      throw new UnreadableRunException(
          found[0], "is " + what + ", not a file of the run; remove it");
    }
  }
}
