package testbed.salsify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import testbed.salsify.codec.CodingTime;
import testbed.salsify.codec.Encodings;
import testbed.salsify.codec.WorkerStage;
import testbed.salsify.live.Doorbell;
import testbed.salsify.live.Inbox;
import testbed.salsify.live.Machine;
import testbed.salsify.live.UdpPort;
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

/** The agents over real sockets, threads and time; the machine's own loopback is the network. */
class LiveCallTest {
  private static final int PICTURES = 20;
  private static final long PICTURE_NS = Time.SECOND / 30;

  private final MonotonicClock clock = MonotonicClock.startingNow();
  private final Doorbell senderBell = new Doorbell(clock);
  private final Doorbell receiverBell = new Doorbell(clock);
  private final List<Long> shown = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch enough = new CountDownLatch(PICTURES);

  @Test
  void aCallOverSocketsShowsWhatWasSent() throws Exception {
    try (ExecutorService workers = Machine.workers(3);
        UdpPort receiverPort = receiver(workers);
        UdpPort senderPort = sender(workers, receiverPort.localPort())) {
      assertTrue(senderPort.localPort() > 0);
      assertTrue(enough.await(30, TimeUnit.SECONDS), "only " + shown + " were shown");
      senderBell.stop();
      receiverBell.stop();
    }
    List<Long> seen = List.copyOf(shown);
    assertEquals(seen.stream().sorted().distinct().toList(), seen, "in order, none twice");
  }

  private UdpPort receiver(ExecutorService workers) throws IOException {
    Inbox<InetSocketAddress> inbox = new Inbox<>(clock, receiverBell::ring);
    UdpPort port = UdpPort.open(0, inbox::put);
    InetSocketAddress[] sender = new InetSocketAddress[1];
    ReceiverAgent<ToyCodec.State> agent =
        new ReceiverAgent<>(
            new ReceiverSetup(1, CodingTime.NONE),
            new ToyCodec(),
            new WorkerStage<>(workers, receiverBell::ring),
            (packet, now) -> port.send(packet, sender[0]),
            new ReceiverOutput(
                (image, frame, now) -> {
                  shown.add(ToyCodec.number(image));
                  enough.countDown();
                },
                report -> {}));
    inbox.deliverTo(
        (packet, from, at) -> {
          sender[0] = from;
          agent.receive(packet, at);
        });
    run(receiverBell, List.of(inbox, agent));
    return port;
  }

  private UdpPort sender(ExecutorService workers, int peerPort) throws IOException {
    InetSocketAddress peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), peerPort);
    Inbox<InetSocketAddress> inbox = new Inbox<>(clock, senderBell::ring);
    UdpPort port = UdpPort.open(0, inbox::put);
    SenderAgent<ToyCodec.State> agent =
        new SenderAgent<>(
            new SenderSetup(7, Mode.SALSIFY.newPolicy(), CodingTime.NONE),
            Encodings.inParallel(new ToyCodec(), workers),
            new WorkerStage<>(workers, senderBell::ring),
            (packet, now) -> port.send(packet, peer),
            report -> {});
    inbox.deliverTo((packet, from, at) -> agent.receive(packet, at));
    run(senderBell, List.of(inbox, new Camera(agent), agent));
    return port;
  }

  private void run(Doorbell bell, List<Agent> agents) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                new RealTimeRunner(clock, bell, agents).runUntil(Time.NEVER);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static final class Camera implements Agent {
    private final SenderAgent<ToyCodec.State> sender;
    private long next;

    Camera(SenderAgent<ToyCodec.State> sender) {
      this.sender = sender;
    }

    @Override
    public void advanceTo(long nowNs) {
      while (nextEventNs() <= nowNs) {
        sender.offer(ToyCodec.picture(next++), nowNs);
      }
    }

    @Override
    public long nextEventNs() {
      return next * PICTURE_NS;
    }
  }
}
