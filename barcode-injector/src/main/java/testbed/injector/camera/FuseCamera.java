package testbed.injector.camera;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import testbed.timebase.Clock;
import testbed.video.Y4mHeader;

/**
 * A camera that is a Y4M file which grows at our tick: what Chromium takes for its {@code
 * --use-file-for-fake-video-capture}. The file is served by FUSE from this process.
 *
 * <p>Whoever reads the next picture of the file waits until the next tick and then gets that tick's
 * picture; whoever comes late gets the latest picture at once, and the ones in between are lost.
 * What is read thus depends on when, not on where: the file never ends and never loops. Its header
 * claims a rate a little above the real one, so that a reader with a timer of its own always asks
 * early and our tick is the clock.
 *
 * <p>A picture counts as shown at the instant at which the reader could have all of it: when the
 * answer to a waiting reader was complete, or at its tick if the reader came later.
 */
public final class FuseCamera implements CameraPort {
  /** The file's name in the folder. */
  public static final String FILE = "camera.y4m";

  private static final byte[] FRAME = "FRAME\n".getBytes(StandardCharsets.US_ASCII);
  private static final long SIZE = 1L << 46;
  private static final long ROOT = 1;
  private static final long NODE = 2;
  private static final int FOLDER_MODE = 0040555;
  private static final int FILE_MODE = 0100444;
  private static final int DIRECT_IO = 1;
  private static final long NONE = -1;
  private static final int RATE_MARGIN_PERCENT = 10;

  private final Path folder;
  private final FuseConnection fuse;
  private final Clock clock;
  private final byte[] header;
  private final int stride;
  private final Thread server;

  /** Everything below is guarded by this. */
  private final Object turn = new Object();

  private HandOver handOver = (id, at) -> {};
  private byte[] latest;
  private byte[] shown;
  private long latestId = NONE;
  private long latestAtNs;
  private long shownSlot = NONE;
  private long waitingUnique = NONE;
  private long waitingSlot;
  private int waitingFrom;
  private int waitingLength;
  private boolean asked;
  private int blanksLeft;

  private volatile boolean closing;

  private FuseCamera(Path folder, FuseConnection fuse, Y4mHeader declared, Clock clock) {
    this.folder = folder;
    this.fuse = fuse;
    this.clock = clock;
    this.header = declared.toBytes();
    this.stride = FRAME.length + declared.frameBytes();
    this.latest = blank(declared);
    this.shown = latest.clone();
    this.server = Thread.ofPlatform().daemon().name("camera file").unstarted(this::serve);
  }

  /**
   * Mounts the camera.
   *
   * @param folder made if it is not there; shows nothing but the camera's file while mounted
   * @param header of the pictures that will be offered, with their real rate
   * @throws CameraException when this user cannot mount
   */
  public static FuseCamera mount(Path folder, Y4mHeader header, Clock clock)
      throws CameraException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CameraException(folder + ": cannot be made: " + e.getMessage());
    }
    int numerator = header.rateNumerator() * (100 + RATE_MARGIN_PERCENT) / 100;
    Y4mHeader declared =
        new Y4mHeader(header.width(), header.height(), numerator, header.rateDenominator(), false);
    FuseCamera camera = new FuseCamera(folder, FuseConnection.mount(folder), declared, clock);
    camera.server.start();
    return camera;
  }

  /**
   * Lets the first pictures be blank and come at once: a browser grants its camera to a page only
   * when the camera has delivered. To be called before the system under test starts.
   *
   * @param pictures how many, before the first tick
   */
  public FuseCamera greeting(int pictures) {
    synchronized (turn) {
      blanksLeft = pictures;
    }
    return this;
  }

  /** The file to give to the system under test. */
  public Path path() {
    return folder.resolve(FILE);
  }

  /** Waits until somebody asks for the first picture. */
  @Override
  public void open(Duration timeout, HandOver told) throws CameraException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    synchronized (turn) {
      handOver = told;
      while (!asked) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new CameraException(
              path()
                  + ": nobody asked for a picture within "
                  + timeout.toMillis()
                  + " ms; did the sender start and is it told to read this file?");
        }
        turn.wait(left);
      }
    }
  }

  /** Gives the picture to a waiting reader, or keeps it in place of an older one. */
  @Override
  public boolean offer(byte[] planar, long frameId) {
    synchronized (turn) {
      if (closing) {
        return false;
      }
      System.arraycopy(planar, 0, latest, FRAME.length, stride - FRAME.length);
      latestId = frameId;
      latestAtNs = clock.nowNs();
      if (waitingUnique != NONE) {
        long unique = waitingUnique;
        waitingUnique = NONE;
        show(waitingSlot);
        send(unique, waitingFrom, waitingLength);
        handOver.handedOver(frameId, clock.nowNs());
      }
      return true;
    }
  }

  /** A file has no hang-up: whoever closed it may open it again. */
  @Override
  public boolean isOpen() {
    return !closing;
  }

  /** Leaves the reader waiting: Chromium does not survive the end of its camera's file. */
  @Override
  public void endOfStream() {}

  private void serve() {
    while (!closing) {
      if (fuse.receive()) {
        synchronized (turn) {
          if (!closing) {
            answer(fuse.unique());
          }
        }
      }
    }
  }

  private void answer(long unique) {
    switch (fuse.operation()) {
      case FuseConnection.INIT -> fuse.replyInit(unique);
      case FuseConnection.LOOKUP -> lookUp(unique);
      case FuseConnection.GETATTR -> attributes(unique, false, fuse.node());
      case FuseConnection.OPEN -> fuse.replyOpen(unique, DIRECT_IO);
      case FuseConnection.OPENDIR -> fuse.replyOpen(unique, 0);
      case FuseConnection.READDIR -> list(unique);
      case FuseConnection.READ -> read(unique, fuse.argument(8), fuse.shortArgument(16));
      case FuseConnection.INTERRUPT -> interrupt(fuse.argument(0));
      case FuseConnection.RELEASE,
          FuseConnection.RELEASEDIR,
          FuseConnection.FLUSH,
          FuseConnection.ACCESS ->
          fuse.reply(unique, 0);
      case FuseConnection.FORGET, FuseConnection.BATCH_FORGET -> {
        // The kernel expects no answer.
      }
      default -> fuse.fail(unique, -Libc.ENOSYS);
    }
  }

  private void lookUp(long unique) {
    if (fuse.node() == ROOT && fuse.name().equals(FILE)) {
      attributes(unique, true, NODE);
    } else {
      fuse.fail(unique, -Libc.ENOENT);
    }
  }

  private void attributes(long unique, boolean entry, long node) {
    boolean root = node == ROOT;
    fuse.replyAttributes(unique, entry, node, root ? FOLDER_MODE : FILE_MODE, root ? 0 : SIZE);
  }

  private void list(long unique) {
    if (fuse.argument(8) == 0) {
      fuse.replyListing(unique, NODE, FILE);
    } else {
      fuse.reply(unique, 0);
    }
  }

  private void read(long unique, long offset, int length) {
    if (offset < header.length) {
      sendHeader(unique, (int) offset, length);
      return;
    }
    long slot = (offset - header.length) / stride;
    int from = (int) ((offset - header.length) % stride);
    int rest = Math.min(Math.min(length, stride - from), FuseConnection.MAX_READ);
    if (slot == shownSlot || from > FRAME.length) {
      send(unique, from, rest);
      return;
    }
    asked = true;
    turn.notifyAll();
    if (latestId == NONE && blanksLeft > 0) {
      blanksLeft--;
      shownSlot = slot;
      send(unique, from, rest);
    } else if (latestId == NONE) {
      await(unique, slot, from, rest);
    } else {
      long id = latestId;
      show(slot);
      send(unique, from, rest);
      handOver.handedOver(id, latestAtNs);
    }
  }

  private void await(long unique, long slot, int from, int length) {
    interrupt(waitingUnique);
    waitingUnique = unique;
    waitingSlot = slot;
    waitingFrom = from;
    waitingLength = length;
  }

  /** A reader that is being killed waits for its answer first. */
  private void interrupt(long unique) {
    if (unique != NONE && unique == waitingUnique) {
      waitingUnique = NONE;
      fuse.fail(unique, -Libc.EINTR);
    }
  }

  private void show(long slot) {
    byte[] before = shown;
    shown = latest;
    latest = before;
    shownSlot = slot;
    latestId = NONE;
  }

  private void send(long unique, int from, int length) {
    MemorySegment.copy(shown, from, fuse.body(), JAVA_BYTE, 0, length);
    fuse.reply(unique, length);
  }

  /** Readers look for the header with a read of fixed size that reaches into the first picture. */
  private void sendHeader(long unique, int from, int length) {
    int total = Math.min(length, Math.min(header.length + stride - from, FuseConnection.MAX_READ));
    int ofHeader = Math.min(total, header.length - from);
    MemorySegment body = fuse.body();
    MemorySegment.copy(header, from, body, JAVA_BYTE, 0, ofHeader);
    MemorySegment.copy(shown, 0, body, JAVA_BYTE, ofHeader, total - ofHeader);
    fuse.reply(unique, total);
  }

  private static byte[] blank(Y4mHeader header) {
    byte[] frame = new byte[FRAME.length + header.frameBytes()];
    java.util.Arrays.fill(frame, (byte) 128);
    System.arraycopy(FRAME, 0, frame, 0, FRAME.length);
    return frame;
  }

  /** Unmounts. The system under test should have ended before. */
  @Override
  public void close() {
    synchronized (turn) {
      if (closing) {
        return;
      }
      interrupt(waitingUnique);
      closing = true;
    }
    boolean interrupted = false;
    while (server.isAlive()) {
      try {
        server.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    fuse.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
