package testbed.shell.tun;

import java.io.IOException;

/** The kernel refused something. The message says what, why, and for a known cause what helps. */
public final class KernelException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int EPERM = 1;
  private static final int ENOENT = 2;
  private static final int EACCES = 13;
  private static final int EBUSY = 16;
  private static final int ENODEV = 19;
  private static final int ENOSPC = 28;

  private final int errno;

  KernelException(String what, int errno) {
    super(what + ": " + explain(errno));
    this.errno = errno;
  }

  /** Whether privilege is what lacks. */
  public boolean isPermission() {
    return errno == EPERM || errno == EACCES;
  }

  private static String explain(int errno) {
    return switch (errno) {
      case EPERM -> "not permitted (EPERM)";
      case ENOENT -> "there is no such file (ENOENT)";
      case EACCES -> "access denied (EACCES)";
      case EBUSY -> "busy (EBUSY)";
      case ENODEV -> "no such device (ENODEV)";
      case ENOSPC -> "a limit of the kernel is reached (ENOSPC), see /proc/sys/user";
      default -> "error " + errno + " of the kernel";
    };
  }
}
