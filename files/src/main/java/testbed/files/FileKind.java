package testbed.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies at a path, links followed. */
enum FileKind {
  REGULAR(0x8000),
  PIPE(0x1000),
  FOLDER(0x4000),
  SOCKET(0xC000),
  /** A terminal, a disk, {@code /dev/zero}. */
  DEVICE(0);

  /** {@code S_IFMT}: the part of a mode that tells the kind; see inode(7). */
  private static final int KIND = 0xF000;

  private final int mode;

  FileKind(int mode) {
    this.mode = mode;
  }

  static FileKind of(Path file) throws IOException {
    int mode = (Integer) Files.getAttribute(file, "unix:mode") & KIND;
    for (FileKind kind : values()) {
      if (kind.mode == mode) {
        return kind;
      }
    }
    return DEVICE;
  }
}
