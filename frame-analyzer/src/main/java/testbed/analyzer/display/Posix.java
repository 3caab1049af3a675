package testbed.analyzer.display;

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
 * The calls of the C library that displays need. All have the shape of three 64-bit arguments, so
 * that one linked shape serves them. Each returns what C returns, or the negated error number.
 */
@SuppressWarnings("restricted")
final class Posix {
  static final int O_RDONLY = 0;
  static final int O_RDWR = 2;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;
  static final int F_SETPIPE_SZ = 1031;
  static final short POLLIN = 1;
  static final short POLLHUP = 0x10;
  static final int EINTR = 4;
  static final int EAGAIN = 11;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final FunctionDescriptor SHAPE =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final ThreadLocal<MemorySegment> CAPTURED =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  private static final MethodHandle OPEN = function("open");
  private static final MethodHandle MKFIFO = function("mkfifo");
  private static final MethodHandle READ = function("read");
  private static final MethodHandle POLL = function("poll");
  private static final MethodHandle FCNTL = function("fcntl");
  private static final MethodHandle CLOSE = function("close");
  private static final MethodHandle STRERROR =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));

  /** Linked when a grabber is first opened. */
  private static final class Grabbing {
    private static final int PROT_READ = 1;
    private static final int MAP_SHARED = 1;
    private static final MethodHandle IOCTL = function("ioctl");
    private static final MethodHandle MUNMAP = function("munmap");
    private static final MethodHandle MMAP =
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("mmap"),
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.captureCallState("errno"));
  }

  private Posix() {}

  static int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) call(OPEN, arena.allocateFrom(path).address(), flags, 0, Width.INT);
    }
  }

  static int mkfifo(String path, int mode) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) call(MKFIFO, arena.allocateFrom(path).address(), mode, 0, Width.INT);
    }
  }

  /** Reads into native memory that the caller keeps alive; allocates nothing. */
  static long read(int fd, long address, long length) {
    return call(READ, fd, address, length, Width.LONG);
  }

  /** Waits on one {@code struct pollfd} of 8 bytes. */
  static int poll(MemorySegment pollfd, int timeoutMs) {
    return (int) call(POLL, pollfd.address(), 1, timeoutMs, Width.INT);
  }

  static int fcntl(int fd, int command, int argument) {
    return (int) call(FCNTL, fd, command, argument, Width.INT);
  }

  static int close(int fd) {
    return (int) call(CLOSE, fd, 0, 0, Width.INT);
  }

  /** Asks a device; {@code request} is one of its numbers, {@code argument} its structure. */
  static int ioctl(int fd, long request, MemorySegment argument) {
    return (int) call(Grabbing.IOCTL, fd, request, argument.address(), Width.INT);
  }

  /** Maps memory of a device for reading; its address, or the negated error number. */
  static long mmap(int fd, long length, long offset) {
    try {
      MemorySegment state = CAPTURED.get();
      long address =
          (long)
              Grabbing.MMAP.invokeExact(
                  state,
                  0L,
                  length,
                  (long) Grabbing.PROT_READ,
                  (long) Grabbing.MAP_SHARED,
                  (long) fd,
                  offset);
      return address == -1 ? -(int) ERRNO.get(state, 0L) : address;
    } catch (Throwable t) {
      throw new IllegalStateException("calling the C library", t);
    }
  }

  static int munmap(long address, long length) {
    return (int) call(Grabbing.MUNMAP, address, length, 0, Width.INT);
  }

  /** The C library's words for a negated error number. */
  static String message(long negated) {
    try {
      MemorySegment text = (MemorySegment) STRERROR.invokeExact((int) -negated);
      return text.reinterpret(256).getString(0);
    } catch (Throwable t) {
      throw new IllegalStateException("calling the C library", t);
    }
  }

  /** How much of the result register a function defines. */
  private enum Width {
    INT,
    LONG
  }

  private static long call(MethodHandle function, long a, long b, long c, Width width) {
    try {
      MemorySegment state = CAPTURED.get();
      long register = (long) function.invokeExact(state, a, b, c);
      long result = width == Width.INT ? (int) register : register;
      return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Throwable t) {
      throw new IllegalStateException("calling the C library", t);
    }
  }

  private static MethodHandle function(String name) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), SHAPE, Linker.Option.captureCallState("errno"));
  }
}
