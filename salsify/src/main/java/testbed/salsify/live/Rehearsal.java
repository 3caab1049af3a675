package testbed.salsify.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import testbed.salsify.codec.CodingTime;
import testbed.salsify.codec.Encodings;
import testbed.salsify.codec.WorkerStage;
import testbed.salsify.policy.Mode;
import testbed.salsify.receiver.ReceiverAgent;
import testbed.salsify.receiver.ReceiverOutput;
import testbed.salsify.receiver.ReceiverSetup;
import testbed.salsify.sender.SenderAgent;
import testbed.salsify.sender.SenderSetup;
import testbed.timebase.Agent;
import testbed.timebase.MonotonicClock;
import testbed.timebase.RealTimeRunner;
import testbed.timebase.Time;

/**
 * A short call inside one process, over the loopback interface: both ends, their sockets, threads
 * and a display that nobody looks at. Whoever has been through it sends or shows the first picture
 * of a real call as fast as the hundredth: without it, classes that were not loaded yet made the
 * first picture half a second late.
 *
 * @param <S> the codec's state
 */
public final class Rehearsal<S> {
  private static final int PICTURES = 60;
  private static final long LONGEST_SECONDS = 4;
  private static final String NOWHERE = "/dev/null";

  private final MonotonicClock clock = MonotonicClock.startingNow();
  private final Doorbell sending = new Doorbell(clock);
  private final Doorbell receiving = new Doorbell(clock);
  private final CountDownLatch shown = new CountDownLatch(PICTURES);
  private final Encodings<S> encodings;
  private final ExecutorService workers;
  private final RehearsalPictures pictures;

  /** A rehearsal that has not begun; {@code workers} encode and decode. */
  public Rehearsal(Encodings<S> encodings, ExecutorService workers, RehearsalPictures pictures) {
    this.encodings = encodings;
    this.workers = workers;
    this.pictures = pictures;
  }

  /**
   * Plays a call without coding, which {@link WarmUp} practises: what happens around the codec is
   * the same for all pictures.
   *
   * @return how many pictures were shown
   * @throws IOException when this machine has no socket to give
   */
  public static int playWithoutCoding(ExecutorService workers)
      throws IOException, InterruptedException {
    RehearsalPictures small = RehearsalPictures.small();
    StandInCodec codec = new StandInCodec(small.get(0));
    return new Rehearsal<>(Encodings.inTurn(codec), workers, small).play();
  }

  /**
   * Plays the call: until {@value #PICTURES} pictures were shown, or for a few seconds.
   *
   * @return how many pictures were shown
   * @throws IOException when this machine has no socket to give
   */
  public int play() throws IOException, InterruptedException {
    InetAddress here = InetAddress.getLoopbackAddress();
    Inbox<InetSocketAddress> fromSender = new Inbox<>(clock, receiving::ring);
    Inbox<InetSocketAddress> fromReceiver = new Inbox<>(clock, sending::ring);
    try (UdpPort receiver = UdpPort.open(0, fromSender::put);
        UdpPort sender = UdpPort.open(0, fromReceiver::put);
        PipeScreen screen = PipeScreen.start(NOWHERE, () -> {})) {
      Thread[] ends = {
        run(receiving, receivingAgents(receiver, fromSender, screen)),
        run(
            sending,
            sendingAgents(sender, fromReceiver, new InetSocketAddress(here, receiver.localPort()))),
      };
      var _ = shown.await(LONGEST_SECONDS, TimeUnit.SECONDS);
      sending.stop();
      receiving.stop();
      for (Thread end : ends) {
        end.join();
      }
    }
    return PICTURES - (int) shown.getCount();
  }

  private List<Agent> receivingAgents(
      UdpPort port, Inbox<InetSocketAddress> inbox, PipeScreen screen) {
    AtomicReference<InetSocketAddress> sender = new AtomicReference<>();
    ReceiverAgent<S> agent =
        new ReceiverAgent<>(
            new ReceiverSetup(1, CodingTime.NONE),
            encodings.codec(),
            new WorkerStage<>(workers, receiving::ring),
            (packet, now) -> port.send(packet, sender.get()),
            new ReceiverOutput(
                (image, frame, now) -> {
                  screen.show(image);
                  shown.countDown();
                },
                report -> {
                  var _ = report.toJson();
                }));
    inbox.deliverTo(
        (packet, from, at) -> {
          sender.set(from);
          agent.receive(packet, at);
        });
    return List.of(inbox, agent);
  }

  private List<Agent> sendingAgents(
      UdpPort port, Inbox<InetSocketAddress> inbox, InetSocketAddress peer) {
    Film film = new Film();
    SenderAgent<S> agent =
        new SenderAgent<>(
            new SenderSetup(1, Mode.SALSIFY.newPolicy(), CodingTime.NONE),
            encodings,
            new WorkerStage<>(workers, sending::ring),
            (packet, now) -> port.send(packet, peer),
            report -> {
              var _ = report.toJson();
              film.turn();
            });
    film.towards(agent);
    inbox.deliverTo((packet, from, at) -> agent.receive(packet, at));
    return List.of(inbox, film, agent);
  }

  private Thread run(Doorbell bell, List<Agent> agents) {
    return Thread.ofPlatform()
        .daemon()
        .name("rehearsal")
        .start(
            () -> {
              try {
                new RealTimeRunner(clock, bell, agents).runUntil(Time.NEVER);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** A camera that has the next picture as soon as it is known what became of the one before. */
  private final class Film implements Agent {
    private SenderAgent<S> sender;
    private int next;
    private boolean wanted = true;

    void towards(SenderAgent<S> agent) {
      sender = agent;
    }

    void turn() {
      wanted = true;
    }

    @Override
    public void advanceTo(long nowNs) {
      if (wanted) {
        wanted = false;
        sender.offer(pictures.get(next++), nowNs);
      }
    }

    @Override
    public long nextEventNs() {
      return wanted ? 0 : Time.NEVER;
    }
  }
}
