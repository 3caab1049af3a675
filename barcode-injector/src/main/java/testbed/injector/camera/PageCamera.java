package testbed.injector.camera;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import testbed.timebase.Clock;
import testbed.timebase.Time;
import testbed.video.Y4mHeader;

/**
 * A camera that is a page of the browser: pictures go to it over a WebSocket, and the page makes
 * video frames of them. For users who may not mount {@link FuseCamera}.
 *
 * <p>A picture travels while nothing else is to do, half an interval before its tick, and the page
 * keeps it; at the tick a few bytes tell it to show it. A picture that was not prepared travels at
 * its tick.
 *
 * <p>The page answers each picture with the reading of its own clock at which it had given the
 * picture to the browser; that is when the picture counts as shown. Both clocks are the machine's
 * monotonic one with different zeros: the difference lies between the sending of a question and the
 * arrival of its answer, and is narrowed down by every exchange, first by a number of empty ones.
 *
 * <p>Before the run the whole way is rehearsed with blank pictures in the run's own rhythm, until
 * it keeps that: a browser that has just been started has other things to do for some seconds.
 *
 * <p>At most two pictures are on their way; more are lost, as in a camera without free buffers.
 */
public final class PageCamera implements CameraPort {
  private static final long DRAIN_NS = 250_000_000;
  private static final long LOOK_NS = 1_000_000;
  private static final long LOOK_MS = 20;
  private static final int BLANKS = 60;
  private static final int EXCHANGES = 64;
  private static final byte GREY = (byte) 128;
  private static final int ON_THE_WAY = 2;
  private static final double QUESTION = -1;
  private static final long IDLE = -1;

  /** The numbers of rehearsed pictures count down from here. */
  private static final long REHEARSED = -2;

  private final Path path;
  private final Clock clock;
  private final ServerSocketChannel server;
  private final long halfPeriodNs;
  private final Rehearsal rehearsal;

  /** The picture that is to travel; the injector's thread fills it while {@link #loading} rests. */
  private final ByteBuffer picture;

  private final ByteBuffer show = WebSocketLink.message(Double.BYTES);
  private final PageClock pageClock = new PageClock();
  private final AtomicInteger unanswered = new AtomicInteger();

  /** When the pictures on the way were sent; written by the writer, read by the listener. */
  private final AtomicLongArray sentAtNs = new AtomicLongArray(ON_THE_WAY);

  private HandOver handOver;
  private SocketChannel channel;
  private WebSocketLink link;
  private Thread writer;

  /** The frame that the writer is to bring to the page, or {@link #IDLE}. */
  private volatile long loading = IDLE;

  /** Until when that has time, on {@link System#nanoTime}, if the frame is not wanted earlier. */
  private volatile long loadAtNs;

  /** The frame that the writer is to have shown, or {@link #IDLE}. */
  private volatile long showing = IDLE;

  /** The frame that was last given to the writer; of the injector's thread. */
  private long prepared = IDLE;

  private volatile boolean open;

  private PageCamera(Path path, ServerSocketChannel server, Y4mHeader header, Clock clock) {
    this.path = path;
    this.clock = clock;
    this.server = server;
    long periodNs = Time.SECOND * header.rateDenominator() / header.rateNumerator();
    this.halfPeriodNs = periodNs / 2;
    this.rehearsal = new Rehearsal(periodNs);
    this.picture = WebSocketLink.message(Double.BYTES + header.frameBytes());
  }

  /**
   * Makes the socket that the page's end of the camera comes to.
   *
   * @param path of a Unix socket that does not exist yet; whoever relays the page's WebSocket
   *     connects to it
   * @param header of the pictures that will be offered
   * @param clock stamps the instants of hand-over
   */
  public static PageCamera listen(Path path, Y4mHeader header, Clock clock) throws CameraException {
    try {
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        server.bind(UnixDomainSocketAddress.of(path));
        server.configureBlocking(false);
        return new PageCamera(path, server, header, clock);
      } catch (IOException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw new CameraException("camera socket " + path + ": cannot be made: " + e.getMessage());
    }
  }

  /** The socket. */
  public Path path() {
    return path;
  }

  /** Waits for the page, compares its clock with ours, and rehearses. */
  @Override
  public void open(Duration timeout, HandOver told) throws CameraException, InterruptedException {
    this.handOver = told;
    try {
      channel = accept(System.nanoTime() + timeout.toNanos());
      if (channel == null) {
        throw new CameraException(
            "camera socket %s: no page connected within %d ms; did the sender's page load?"
                .formatted(path, timeout.toMillis()));
      }
      link = WebSocketLink.accept(channel);
      greet();
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException("while waiting for the page of " + path);
    } catch (IOException e) {
      throw new CameraException(
          "camera socket " + path + ": the page does not talk to it: " + e.getMessage());
    }
    open = true;
    writer = Thread.ofPlatform().daemon().name("camera page").start(this::feed);
    Thread.ofPlatform().daemon().name("camera answers").start(this::listen);
    rehearse();
  }

  private void rehearse() throws InterruptedException {
    byte[] grey = new byte[picture.capacity() - WebSocketLink.HEAD_BYTES - Double.BYTES];
    Arrays.fill(grey, GREY);
    long dueNs = System.nanoTime() + 2 * halfPeriodNs;
    for (int k = 0; open && rehearsal.goesOn(); k++) {
      prepare(grey, REHEARSED - k);
      rehearsal.await(dueNs);
      rehearsal.offered(k, dueNs);
      offer(grey, REHEARSED - k);
      dueNs += 2 * halfPeriodNs;
    }
    awaitAnswers();
  }

  private SocketChannel accept(long deadlineNs) throws IOException, InterruptedException {
    try (Selector selector = Selector.open()) {
      server.register(selector, SelectionKey.OP_ACCEPT);
      while (System.nanoTime() < deadlineNs) {
        selector.select(LOOK_MS);
        SocketChannel accepted = server.accept();
        if (accepted != null) {
          accepted.configureBlocking(true);
          return accepted;
        }
        if (Thread.interrupted()) {
          throw new InterruptedException("while waiting for the page of " + path);
        }
      }
      return null;
    }
  }

  /** Blank pictures, which warm everything on the way up, and then empty ones for the clock. */
  private void greet() throws IOException {
    for (int i = WebSocketLink.HEAD_BYTES; i < picture.capacity(); i++) {
      picture.put(i, GREY);
    }
    for (int i = 0; i < BLANKS; i++) {
      exchange(picture);
    }
    ByteBuffer question = WebSocketLink.message(Double.BYTES);
    for (int i = 0; i < EXCHANGES; i++) {
      exchange(question);
    }
  }

  private void exchange(ByteBuffer question) throws IOException {
    question.putDouble(WebSocketLink.HEAD_BYTES, QUESTION);
    long sent = System.nanoTime();
    link.send(question);
    pageClock.exchange(sent, nanoseconds(link.receive()), System.nanoTime());
  }

  @Override
  public void prepare(byte[] planar, long frameId) {
    if (open && unanswered.get() < ON_THE_WAY) {
      load(planar, frameId, System.nanoTime() + halfPeriodNs);
    }
  }

  private boolean load(byte[] planar, long frameId, long atNs) {
    if (loading != IDLE) {
      return false;
    }
    picture.putDouble(WebSocketLink.HEAD_BYTES, (double) frameId);
    picture.put(
        WebSocketLink.HEAD_BYTES + Double.BYTES,
        planar,
        0,
        picture.capacity() - WebSocketLink.HEAD_BYTES - Double.BYTES);
    prepared = frameId;
    loadAtNs = atNs;
    loading = frameId;
    LockSupport.unpark(writer);
    return true;
  }

  @Override
  public boolean offer(byte[] planar, long frameId) {
    if (!open || showing != IDLE || unanswered.get() >= ON_THE_WAY) {
      return false;
    }
    if (prepared != frameId && !load(planar, frameId, System.nanoTime())) {
      return false;
    }
    unanswered.incrementAndGet();
    showing = frameId;
    LockSupport.unpark(writer);
    return true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  private void feed() {
    int sent = 0;
    try {
      while (open) {
        // In this order: a picture that is to be shown has been given to be brought there before.
        long wanted = showing;
        long load = loading;
        long early = loadAtNs - System.nanoTime();
        boolean due = wanted == IDLE ? early <= 0 : load == wanted;
        if (load != IDLE && due) {
          link.send(picture);
          loading = IDLE;
        } else if (wanted != IDLE) {
          show.putDouble(WebSocketLink.HEAD_BYTES, (double) wanted);
          sentAtNs.set(sent++ % ON_THE_WAY, System.nanoTime());
          link.send(show);
          showing = IDLE;
        } else if (load != IDLE) {
          LockSupport.parkNanos(this, early);
        } else {
          LockSupport.park(this);
        }
      }
    } catch (IOException e) {
      hangUp();
    }
  }

  private void listen() {
    int answered = 0;
    try {
      while (open) {
        ByteBuffer answer = link.receive();
        long received = System.nanoTime();
        long id = (long) answer.getDouble(0);
        long page = nanoseconds(answer);
        pageClock.exchange(sentAtNs.get(answered++ % ON_THE_WAY), page, received);
        if (id <= REHEARSED) {
          rehearsal.shown((int) (REHEARSED - id), pageClock.ours(page));
        } else {
          handOver.handedOver(id, clock.nowNs() - (System.nanoTime() - pageClock.ours(page)));
        }
        unanswered.decrementAndGet();
      }
    } catch (IOException e) {
      hangUp();
    }
  }

  /** The page has gone or wants to go: whoever relays it need not wait for our answer. */
  private void hangUp() {
    open = false;
    LockSupport.unpark(writer);
    try {
      channel.close();
    } catch (IOException e) {
      // It is closed already.
      open = false;
    }
  }

  /** The page's reading in an answer, in nanoseconds of the page's clock. */
  private static long nanoseconds(ByteBuffer answer) throws IOException {
    if (answer.remaining() != 2 * Double.BYTES) {
      throw new IOException("an answer of " + answer.remaining() + " bytes");
    }
    return Math.round(answer.getDouble(Double.BYTES) * 1e6);
  }

  /** Waits shortly for the last answers; the page keeps its camera. */
  @Override
  public void endOfStream() {
    awaitAnswers();
  }

  private void awaitAnswers() {
    long patience = System.nanoTime() + DRAIN_NS;
    while (open && (unanswered.get() > 0 || showing != IDLE) && System.nanoTime() < patience) {
      LockSupport.parkNanos(LOOK_NS);
    }
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(writer);
    try {
      server.close();
      if (channel != null) {
        channel.close();
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // The folder that it is in goes with the run, and takes the socket's name along.
      open = false;
    }
  }
}
