package testbed.salsify;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import testbed.salsify.codec.CodingTime;
import testbed.salsify.codec.Vp8Codec;
import testbed.salsify.codec.WorkerStage;
import testbed.salsify.live.Arguments;
import testbed.salsify.live.Arguments.UsageException;
import testbed.salsify.live.Arrivals;
import testbed.salsify.live.Doorbell;
import testbed.salsify.live.Inbox;
import testbed.salsify.live.Machine;
import testbed.salsify.live.PipeScreen;
import testbed.salsify.live.Rehearsal;
import testbed.salsify.live.RehearsalFrames;
import testbed.salsify.live.RehearsalPictures;
import testbed.salsify.live.StatisticsFile;
import testbed.salsify.live.UdpPort;
import testbed.salsify.live.WarmUp;
import testbed.salsify.receiver.ReceiverAgent;
import testbed.salsify.receiver.ReceiverOutput;
import testbed.salsify.receiver.ReceiverSetup;
import testbed.timebase.MonotonicClock;
import testbed.timebase.RealTimeRunner;
import testbed.timebase.Time;
import testbed.vp8.State;

/**
 * The program {@code salsify-receiver}: shows what a {@link SenderMain} sends. It answers whoever
 * sends valid packets, and ends when nobody looks at its display any more, or when it is told to.
 * Exit codes: 0 fine, 2 bad usage, 4 failed.
 */
public final class ReceiverMain {
  private static final String NAME = "salsify-receiver";
  private static final String USAGE = "--display PIPE --port N [--warm-up SECONDS] [--stats FILE]";
  private static final List<String> OPTIONS =
      List.of("--display", "--port", "--warm-up", "--stats");

  private final String display;
  private final int port;
  private final int warmUpSeconds;
  private final String statistics;

  private ReceiverMain(String[] args) throws UsageException {
    Arguments arguments = new Arguments(NAME, USAGE, OPTIONS, args);
    display = arguments.required("--display");
    port = arguments.number("--port", arguments.required("--port"), 1, 65535);
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
      new ReceiverMain(args).receive();
      return 0;
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (IOException e) {
      System.err.println(NAME + ": " + e.getMessage());
      return 4;
    } catch (OutOfMemoryError e) {
      System.err.println(NAME + ": " + Machine.WITHOUT_MEMORY);
      return 4;
    }
  }

  private void receive() throws IOException {
    Vp8Codec codec = new Vp8Codec();
    MonotonicClock clock = MonotonicClock.startingNow();
    ExecutorService workers = Machine.workers(1);
    try {
      if (warmUpSeconds > 0) {
        new WarmUp(RehearsalPictures.small(), clock)
            .decode(codec, RehearsalFrames.small(), warmUpSeconds);
        Rehearsal.playWithoutCoding(workers);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    Doorbell bell = new Doorbell(clock);
    PipeScreen screen = PipeScreen.start(display, bell::stop);
    try (StatisticsFile log = StatisticsFile.create(statistics, clock)) {
      Inbox<InetSocketAddress> inbox = new Inbox<>(clock, bell::ring);
      Arrivals arrivals = new Arrivals();
      try (UdpPort socket = UdpPort.open(port, inbox::put)) {
        AtomicReference<InetSocketAddress> sender = new AtomicReference<>();
        ReceiverAgent<State> agent =
            new ReceiverAgent<>(
                new ReceiverSetup(new SecureRandom().nextInt(), CodingTime.NONE),
                codec,
                new WorkerStage<>(workers, bell::ring),
                (packet, now) -> socket.send(packet, sender.get()),
                new ReceiverOutput(
                    (image, frame, now) -> screen.show(image),
                    report -> {
                      arrivals.take().ifPresent(log::line);
                      log.line(report.toJson());
                    }));
        inbox.deliverTo(
            (packet, from, at) -> {
              sender.set(from);
              arrivals.add(at);
              agent.receive(packet, at);
            });
        new RealTimeRunner(clock, bell, List.of(inbox, agent)).runUntil(Time.NEVER);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
