package testbed.shell.tun;

import java.io.IOException;

/** The process's mask for the modes of new files. */
public final class FileMask {
  private static final long ONLY_OWNER = 0177;

  private FileMask() {}

  /** Something that makes files. */
  @FunctionalInterface
  public interface Making {
    /** Makes them. */
    void make() throws IOException;
  }

  /**
   * Makes files that only their owner can read and write, from their first instant. The mask is the
   * whole process's: files made by other threads meanwhile get it too.
   */
  public static void whileOnlyOwnerMay(Making files) throws IOException {
    long before = Kernel.call("the file mask", Syscall.UMASK, ONLY_OWNER);
    try {
      files.make();
    } finally {
      Kernel.call("the file mask", Syscall.UMASK, before);
    }
  }
}
