package testbed.shell.tun;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * System calls. All go through libc's {@code syscall} with {@code long} arguments: linking a call
 * shape is what start-up costs, so there are three shapes and no more. Thread-safe.
 */
@SuppressWarnings("restricted")
final class Kernel {
  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final FunctionDescriptor SHAPE =
      FunctionDescriptor.of(
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG);

  /** May block: the garbage collector can go on meanwhile. */
  private static final MethodHandle BLOCKING = link();

  /** For calls that never block, on the packet path. */
  private static final MethodHandle QUICK = link(Linker.Option.critical(false));

  /** For set-up: says why it failed. */
  private static final MethodHandle CHECKED = link(Linker.Option.captureCallState("errno"));

  private static final long READ = Syscall.READ.number;
  private static final long WRITE = Syscall.WRITE.number;
  private static final long PPOLL = Syscall.PPOLL.number;

  private Kernel() {}

  private static MethodHandle link(Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    MemorySegment address = linker.defaultLookup().find("syscall").orElseThrow();
    return linker.downcallHandle(address, SHAPE, options);
  }

  /** Reads from a non-blocking descriptor; negative when there is nothing. */
  static long read(int fd, long address, long length) {
    try {
      return (long) QUICK.invokeExact(READ, (long) fd, address, length, 0L, 0L);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes to a non-blocking descriptor; negative when it was refused. */
  static long write(int fd, long address, long length) {
    try {
      return (long) QUICK.invokeExact(WRITE, (long) fd, address, length, 0L, 0L);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for descriptors; {@code timespec} 0 waits without a limit. */
  static long poll(long pollfds, int count, long timespec) {
    try {
      return (long) BLOCKING.invokeExact(PPOLL, pollfds, (long) count, timespec, 0L, 0L);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks without waiting. */
  static long pollNow(long pollfds, int count, long zeroTimespec) {
    try {
      return (long) QUICK.invokeExact(PPOLL, pollfds, (long) count, zeroTimespec, 0L, 0L);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Any other call that never blocks, on the packet path; negative when it was refused. */
  static long quick(Syscall call, long a, long b, long c) {
    try {
      return (long) QUICK.invokeExact(call.number, a, b, c, 0L, 0L);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A call of set-up.
   *
   * @throws KernelException when the kernel refuses; {@code what} names the action in the message
   */
  static long call(String what, Syscall call, long... arguments) throws KernelException {
    long[] a = new long[5];
    System.arraycopy(arguments, 0, a, 0, arguments.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      long result = (long) CHECKED.invokeExact(state, call.number, a[0], a[1], a[2], a[3], a[4]);
      if (result < 0) {
        throw new KernelException(what, (int) ERRNO.get(state, 0L));
      }
      return result;
    } catch (KernelException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** A zero-filled piece of memory outside the heap that lives as long as the process. */
  static MemorySegment allocate(long bytes) {
    return Arena.global().allocate(bytes, 8);
  }
}
