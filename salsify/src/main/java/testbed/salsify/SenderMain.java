package testbed.salsify;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import testbed.salsify.codec.CodingTime;
import testbed.salsify.codec.Encodings;
import testbed.salsify.codec.Vp8Codec;
import testbed.salsify.codec.WorkerStage;
import testbed.salsify.live.Arguments;
import testbed.salsify.live.Arguments.UsageException;
import testbed.salsify.live.Arrivals;
import testbed.salsify.live.Doorbell;
import testbed.salsify.live.Inbox;
import testbed.salsify.live.Machine;
import testbed.salsify.live.PipeCamera;
import testbed.salsify.live.Rehearsal;
import testbed.salsify.live.StatisticsFile;
import testbed.salsify.live.UdpPort;
import testbed.salsify.live.WarmUp;
import testbed.salsify.policy.Mode;
import testbed.salsify.sender.SenderAgent;
import testbed.salsify.sender.SenderSetup;
import testbed.timebase.Agent;
import testbed.timebase.MonotonicClock;
import testbed.timebase.RealTimeRunner;
import testbed.timebase.Time;
import testbed.video.VideoException;
import testbed.video.Y4mReader;
import testbed.vp8.State;

/**
 * The program {@code salsify-sender}: sends what a camera sees to a {@link ReceiverMain}. It ends
 * when the camera's stream ends. Exit codes: 0 fine, 2 bad usage or input, 4 failed.
 */
public final class SenderMain {
  private static final String NAME = "salsify-sender";
  private static final String USAGE =
      "--camera Y4M --peer HOST:PORT [--mode salsify|conventional-codec|conventional]"
          + " [--cores 1|2] [--size WxH] [--warm-up SECONDS] [--stats FILE]";
  private static final List<String> OPTIONS =
      List.of("--camera", "--peer", "--mode", "--cores", "--size", "--warm-up", "--stats");

  private final String camera;
  private final InetSocketAddress peer;
  private final Mode mode;
  private final int cores;
  private final Arguments.Size size;
  private final int warmUpSeconds;
  private final String statistics;

  private SenderMain(String[] args) throws UsageException {
    Arguments arguments = new Arguments(NAME, USAGE, OPTIONS, args);
    camera = arguments.required("--camera");
    peer = peer(arguments, arguments.required("--peer"));
    String named = arguments.optional("--mode", Mode.SALSIFY.label());
    mode = Mode.named(named).orElseThrow(() -> arguments.wrong("there is no mode '" + named + "'"));
    String given = arguments.optional("--cores", Machine.cores() > 1 ? "2" : "1");
    cores = arguments.number("--cores", given, 1, 2);
    size = arguments.size("--size", arguments.optional("--size", "640x360"));
    String warmUp = arguments.optional("--warm-up", "1");
    warmUpSeconds = arguments.number("--warm-up", warmUp, 0, 60);
    statistics = arguments.optional("--stats", "");
  }

  /** Runs the program and ends the process. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs the program and returns its exit code. */
  public static int run(String[] args) {
    if (List.of(args).contains("--help")) {
      System.out.println("usage: " + NAME + " " + USAGE);
      return 0;
    }
    try {
      new SenderMain(args).send();
      return 0;
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (VideoException e) {
      System.err.println(NAME + ": " + e.getMessage());
      return 2;
    } catch (IOException e) {
      System.err.println(NAME + ": " + e.getMessage());
      return 4;
    } catch (OutOfMemoryError e) {
      System.err.println(NAME + ": " + Machine.WITHOUT_MEMORY);
      return 4;
    }
  }

  private static InetSocketAddress peer(Arguments arguments, String text) throws UsageException {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw arguments.wrong("--peer is HOST:PORT, not '" + text + "'");
    }
    int port = arguments.number("--peer", text.substring(colon + 1), 1, 65535);
    String host = text.substring(0, colon).replaceAll("^\\[|\\]$", "");
    InetSocketAddress peer = new InetSocketAddress(host, port);
    if (peer.isUnresolved()) {
      throw arguments.wrong("there is no host '" + host + "'");
    }
    return peer;
  }

  private void send() throws IOException, VideoException {
    Vp8Codec codec = new Vp8Codec();
    MonotonicClock clock = MonotonicClock.startingNow();
    Doorbell bell = new Doorbell(clock);
    ExecutorService workers = Machine.workers(cores);
    Encodings<State> encodings =
        cores > 1 ? Encodings.inParallel(codec, workers) : Encodings.inTurn(codec);
    try {
      if (warmUpSeconds > 0) {
        new WarmUp(size.pictures(), clock).encode(encodings, warmUpSeconds);
        Rehearsal.playWithoutCoding(workers);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try (StatisticsFile log = StatisticsFile.create(statistics, clock)) {
      Inbox<InetSocketAddress> inbox = new Inbox<>(clock, bell::ring);
      Arrivals arrivals = new Arrivals();
      try (UdpPort port = UdpPort.open(0, inbox::put)) {
        SenderAgent<State> agent =
            new SenderAgent<>(
                new SenderSetup(new SecureRandom().nextInt(), mode.newPolicy(), CodingTime.NONE),
                encodings,
                new WorkerStage<>(workers, bell::ring),
                (packet, now) -> port.send(packet, peer),
                report -> {
                  arrivals.take().ifPresent(log::line);
                  log.line(report.toJson());
                });
        inbox.deliverTo(
            (packet, from, at) -> {
              arrivals.add(at);
              agent.receive(packet, at);
            });
        PipeCamera pictures = PipeCamera.start(openCamera(), clock, bell::ring);
        Agent lens = new Lens(pictures, agent, bell);
        new RealTimeRunner(clock, bell, List.of(inbox, lens, agent)).runUntil(Time.NEVER);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A camera may be a pipe whose writer is yet to come. */
  private Y4mReader openCamera() throws IOException, VideoException {
    InputStream in = Files.newInputStream(Path.of(camera));
    try {
      return new Y4mReader(in, camera);
    } catch (IOException | VideoException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Passes the camera's newest picture on, and ends the program a second after the camera. */
  private static final class Lens implements Agent {
    private final PipeCamera camera;
    private final SenderAgent<State> sender;
    private final Doorbell bell;
    private long endNs = Time.NEVER;
    private boolean stopped;

    Lens(PipeCamera camera, SenderAgent<State> sender, Doorbell bell) {
      this.camera = camera;
      this.sender = sender;
      this.bell = bell;
    }

    @Override
    public void advanceTo(long nowNs) {
      camera.take().ifPresent(picture -> sender.offer(picture.image(), picture.atNs()));
      if (endNs == Time.NEVER && camera.hasEnded()) {
        camera.failure().ifPresent(why -> System.err.println(NAME + ": " + why));
        endNs = nowNs + Time.SECOND;
      }
      if (nowNs >= endNs) {
        bell.stop();
        stopped = true;
      }
    }

    @Override
    public long nextEventNs() {
      return stopped ? Time.NEVER : endNs;
    }
  }
}
