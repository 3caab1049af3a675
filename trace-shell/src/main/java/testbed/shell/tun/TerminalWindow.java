package testbed.shell.tun;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * The size of a terminal.
 *
 * @param rows at least 1
 * @param columns at least 1
 */
public record TerminalWindow(int rows, int columns) {
  private static final long TIOCGWINSZ = 0x5413;
  private static final int STANDARD_ERROR = 2;

  /** The terminal that this process's standard error is, or nothing when it is none. */
  public static Optional<TerminalWindow> ofStandardError() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(8, 8);
      Kernel.call("the terminal", Syscall.IOCTL, STANDARD_ERROR, TIOCGWINSZ, size.address());
      int rows = size.get(ValueLayout.JAVA_SHORT, 0) & 0xffff;
      int columns = size.get(ValueLayout.JAVA_SHORT, 2) & 0xffff;
      return rows == 0 || columns == 0
          ? Optional.empty()
          : Optional.of(new TerminalWindow(rows, columns));
    } catch (KernelException e) {
      return Optional.empty();
    }
  }
}
