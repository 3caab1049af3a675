package testbed.injector.camera;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The few calls of the C library that camera ports need. Every call returns what C returns, or the
 * negated error number.
 */
@SuppressWarnings("restricted")
final class Libc {
  static final int O_WRONLY = 1;
  static final int O_RDWR = 2;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;
  static final int F_SETPIPE_SZ = 1031;
  static final short POLLIN = 1;
  static final short POLLOUT = 4;
  static final int PR_SET_TIMERSLACK = 29;

  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int ENXIO = 6;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int ENOSYS = 38;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ThreadLocal<MemorySegment> CAPTURED =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  private static final MethodHandle OPEN =
      variadic("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT), 2);
  private static final MethodHandle FCNTL =
      variadic("fcntl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), 2);
  private static final MethodHandle MKFIFO =
      fixed("mkfifo", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle WRITE =
      fixed("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle READ =
      fixed("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle POLL =
      fixed("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle CLOSE =
      fixed("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle STRERROR =
      LINKER.downcallHandle(symbol("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));
  private static final MethodHandle PRCTL =
      variadic("prctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG), 1);

  /** Linked when a file system is first mounted. */
  private static final class Mounting {
    static final MethodHandle MOUNT =
        fixed(
            "mount",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    static final MethodHandle UMOUNT =
        fixed("umount2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  }

  /** Linked when a video device is first looked at. */
  private static final class Devices {
    static final MethodHandle IOCTL =
        variadic("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), 2);
  }

  private Libc() {}

  static int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = CAPTURED.get();
      return outcome((int) OPEN.invokeExact(state, arena.allocateFrom(path), flags, 0), state);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static int fcntl(int fd, int command, int argument) {
    try {
      MemorySegment state = CAPTURED.get();
      return outcome((int) FCNTL.invokeExact(state, fd, command, argument), state);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static int mkfifo(String path, int mode) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = CAPTURED.get();
      return outcome((int) MKFIFO.invokeExact(state, arena.allocateFrom(path), mode), state);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  /** Writes from native memory that the caller keeps alive; allocates nothing. */
  static long write(int fd, long address, long length) {
    try {
      MemorySegment state = CAPTURED.get();
      long n = (long) WRITE.invokeExact(state, fd, address, length);
      return n < 0 ? -(int) ERRNO.get(state, 0L) : n;
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  /** Reads into native memory that the caller keeps alive; allocates nothing. */
  static long read(int fd, long address, long length) {
    try {
      MemorySegment state = CAPTURED.get();
      long n = (long) READ.invokeExact(state, fd, address, length);
      return n < 0 ? -(int) ERRNO.get(state, 0L) : n;
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static int mount(String source, String target, String type, long flags, String options) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = CAPTURED.get();
      int result =
          (int)
              Mounting.MOUNT.invokeExact(
                  state,
                  arena.allocateFrom(source),
                  arena.allocateFrom(target),
                  arena.allocateFrom(type),
                  flags,
                  arena.allocateFrom(options));
      return outcome(result, state);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  /** Asks a device; {@code request} is one of its numbers, {@code argument} its structure. */
  static int ioctl(int fd, long request, MemorySegment argument) {
    try {
      MemorySegment state = CAPTURED.get();
      return outcome((int) Devices.IOCTL.invokeExact(state, fd, request, argument), state);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static int umount2(String target, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = CAPTURED.get();
      return outcome(
          (int) Mounting.UMOUNT.invokeExact(state, arena.allocateFrom(target), flags), state);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  /** Waits on one {@code struct pollfd} of 8 bytes. */
  static int poll(MemorySegment pollfd, int timeoutMs) {
    try {
      MemorySegment state = CAPTURED.get();
      return outcome((int) POLL.invokeExact(state, pollfd, 1L, timeoutMs), state);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static int close(int fd) {
    try {
      MemorySegment state = CAPTURED.get();
      return outcome((int) CLOSE.invokeExact(state, fd), state);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  /** Makes timed waits of the calling thread end within a microsecond of what was asked. */
  static int sharpenTimers() {
    try {
      MemorySegment state = CAPTURED.get();
      return outcome((int) PRCTL.invokeExact(state, PR_SET_TIMERSLACK, 1L), state);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  /** The C library's words for a negated error number. */
  static String message(long negated) {
    try {
      MemorySegment text = (MemorySegment) STRERROR.invokeExact((int) -negated);
      return text.reinterpret(256).getString(0);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  private static int outcome(int result, MemorySegment state) {
    return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
  }

  private static MethodHandle fixed(String name, FunctionDescriptor shape) {
    return LINKER.downcallHandle(symbol(name), shape, Linker.Option.captureCallState("errno"));
  }

  private static MethodHandle variadic(String name, FunctionDescriptor shape, int firstVariadic) {
    return LINKER.downcallHandle(
        symbol(name),
        shape,
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(firstVariadic));
  }

  private static MemorySegment symbol(String name) {
    return LINKER.defaultLookup().findOrThrow(name);
  }

  private static IllegalStateException broken(Throwable t) {
    return new IllegalStateException("calling the C library", t);
  }
}
