package testbed.injector.camera;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A mounted FUSE file system: requests come in, replies go out, both as the kernel lays them out
 * (protocol 7.31, see linux/fuse.h). Requests are read by one thread; replies may be sent by
 * another one if the two take turns.
 */
final class FuseConnection implements AutoCloseable {
  /** The most bytes of one read that the kernel is told we answer. */
  static final int MAX_READ = 1 << 20;

  static final int LOOKUP = 1;
  static final int FORGET = 2;
  static final int GETATTR = 3;
  static final int OPEN = 14;
  static final int READ = 15;
  static final int RELEASE = 18;
  static final int FLUSH = 25;
  static final int INIT = 26;
  static final int OPENDIR = 27;
  static final int READDIR = 28;
  static final int RELEASEDIR = 29;
  static final int ACCESS = 34;
  static final int INTERRUPT = 36;
  static final int BATCH_FORGET = 42;

  private static final String DEVICE = "/dev/fuse";
  private static final int IN_HEADER = 40;
  private static final int OUT_HEADER = 16;
  private static final int PAGE = 4096;
  private static final long MS_NOSUID_NODEV = 6;
  private static final int MNT_DETACH = 2;
  private static final int FUSE_MAX_PAGES = 1 << 22;
  private static final int POLL_MS = 20;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment in = arena.allocate(MAX_READ + PAGE, 8);
  private final MemorySegment out = arena.allocate(OUT_HEADER + (long) MAX_READ, 8);
  private final MemorySegment pollfd = arena.allocate(8, 8);
  private final Path folder;
  private int fd;

  private FuseConnection(Path folder, int fd) {
    this.folder = folder;
    this.fd = fd;
  }

  /**
   * Mounts an empty file system on an existing folder.
   *
   * @throws CameraException when this user may not, with the remedy
   */
  static FuseConnection mount(Path folder) throws CameraException {
    int fd = Libc.open(DEVICE, Libc.O_RDWR | Libc.O_NONBLOCK | Libc.O_CLOEXEC);
    if (fd < 0) {
      throw new CameraException(
          DEVICE
              + ": cannot be opened ("
              + Libc.message(fd)
              + "); make it readable and writable for"
              + " this user, or use another camera");
    }
    String options = "fd=" + fd + ",rootmode=40000,user_id=" + id("uid") + ",group_id=" + id("gid");
    int mounted =
        Libc.mount("testbed", folder.toString(), "fuse", MS_NOSUID_NODEV, options + ",allow_other");
    if (mounted < 0) {
      mounted = Libc.mount("testbed", folder.toString(), "fuse", MS_NOSUID_NODEV, options);
    }
    if (mounted < 0) {
      Libc.close(fd);
      throw new CameraException(
          folder
              + ": no file system can be mounted here ("
              + Libc.message(mounted)
              + "); run as root or inside a user namespace, or use another camera");
    }
    return new FuseConnection(folder, fd);
  }

  private static Object id(String which) throws CameraException {
    try {
      return java.nio.file.Files.getAttribute(Path.of("/proc/self"), "unix:" + which);
    } catch (java.io.IOException e) {
      throw new CameraException("/proc/self: cannot be read: " + e.getMessage());
    }
  }

  /** Waits a little for a request; false when there is none, or when the mount has gone. */
  boolean receive() {
    pollfd.set(JAVA_INT, 0, fd);
    pollfd.set(JAVA_SHORT, 4, Libc.POLLIN);
    return Libc.poll(pollfd, POLL_MS) > 0 && Libc.read(fd, in.address(), in.byteSize()) > 0;
  }

  int operation() {
    return in.get(JAVA_INT, 4);
  }

  long unique() {
    return in.get(JAVA_LONG, 8);
  }

  long node() {
    return in.get(JAVA_LONG, 16);
  }

  /** A number of the request's own part, {@code offset} bytes behind the header. */
  long argument(int offset) {
    return in.get(JAVA_LONG, IN_HEADER + (long) offset);
  }

  int shortArgument(int offset) {
    return in.get(JAVA_INT, IN_HEADER + (long) offset);
  }

  /** The name that a LOOKUP asks for. */
  String name() {
    return in.getString(IN_HEADER);
  }

  /** Where the body of the next reply is to be written. */
  MemorySegment body() {
    return out.asSlice(OUT_HEADER, MAX_READ);
  }

  /** Sends {@code length} bytes of the body. */
  void reply(long unique, int length) {
    send(unique, 0, OUT_HEADER + length);
  }

  /** Answers with a negated error number. */
  void fail(long unique, int negated) {
    send(unique, negated, OUT_HEADER);
  }

  private void send(long unique, int error, int length) {
    out.set(JAVA_INT, 0, length);
    out.set(JAVA_INT, 4, error);
    out.set(JAVA_LONG, 8, unique);
    Libc.write(fd, out.address(), length);
  }

  /** Agrees on the protocol. */
  void replyInit(long unique) {
    MemorySegment b = body().asSlice(0, 64).fill((byte) 0);
    b.set(JAVA_INT, 0, 7);
    b.set(JAVA_INT, 4, 31);
    b.set(JAVA_INT, 12, FUSE_MAX_PAGES & shortArgument(12));
    b.set(JAVA_SHORT, 16, (short) 16);
    b.set(JAVA_SHORT, 18, (short) 12);
    b.set(JAVA_INT, 20, PAGE);
    b.set(JAVA_INT, 24, 1);
    b.set(JAVA_SHORT, 28, (short) (MAX_READ / PAGE));
    reply(unique, 64);
  }

  /** Tells what a node is; {@code entry} says whether in answer to LOOKUP or to GETATTR. */
  void replyAttributes(long unique, boolean entry, long node, int mode, long size) {
    int attributes = entry ? 40 : 16;
    MemorySegment b = body().asSlice(0, attributes + 88).fill((byte) 0);
    if (entry) {
      b.set(JAVA_LONG, 0, node);
    }
    b.set(JAVA_LONG, attributes, node);
    b.set(JAVA_LONG, attributes + 8L, size);
    b.set(JAVA_INT, attributes + 60L, mode);
    b.set(JAVA_INT, attributes + 64L, 1);
    b.set(JAVA_INT, attributes + 80L, PAGE);
    reply(unique, attributes + 88);
  }

  /** Answers OPEN and OPENDIR. */
  void replyOpen(long unique, int flags) {
    MemorySegment b = body().asSlice(0, 16).fill((byte) 0);
    b.set(JAVA_INT, 8, flags);
    reply(unique, 16);
  }

  /** Answers READDIR with a single file. */
  void replyListing(long unique, long node, String file) {
    byte[] name = file.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    int length = (24 + name.length + 7) / 8 * 8;
    MemorySegment b = body().asSlice(0, length).fill((byte) 0);
    b.set(JAVA_LONG, 0, node);
    b.set(JAVA_LONG, 8, 1);
    b.set(JAVA_INT, 16, name.length);
    b.set(JAVA_INT, 20, 8);
    MemorySegment.copy(name, 0, b, JAVA_BYTE, 24, name.length);
    reply(unique, length);
  }

  /** Unmounts; readers that still wait get an error. */
  @Override
  public void close() {
    if (fd >= 0) {
      Libc.umount2(folder.toString(), MNT_DETACH);
      Libc.close(fd);
      fd = -1;
      arena.close();
    }
  }
}
