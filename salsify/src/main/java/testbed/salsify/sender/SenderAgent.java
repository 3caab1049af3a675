package testbed.salsify.sender;

import java.util.List;
import java.util.Optional;
import testbed.salsify.PacketSink;
import testbed.salsify.codec.Coded;
import testbed.salsify.codec.CodingTime;
import testbed.salsify.codec.Encodings;
import testbed.salsify.codec.Stage;
import testbed.salsify.policy.Decision;
import testbed.salsify.policy.Delivery;
import testbed.salsify.policy.Network;
import testbed.salsify.policy.Reference;
import testbed.salsify.policy.SendingPolicy;
import testbed.salsify.policy.SentFrame;
import testbed.salsify.policy.Situation;
import testbed.salsify.wire.AckPacket;
import testbed.salsify.wire.DataPacket;
import testbed.salsify.wire.Fragments;
import testbed.salsify.wire.WireFormat;
import testbed.timebase.Agent;
import testbed.timebase.Time;
import testbed.video.Raster;

/**
 * The sending end. It takes the newest picture that the camera has, has it encoded from one
 * explicit state at the qualities its policy asks for, and sends what the policy then picks, or
 * nothing. Confined to one thread; the encoding is done by a {@link Stage} beside it.
 *
 * @param <S> the codec's state
 */
public final class SenderAgent<S> implements Agent {
  private final int session;
  private final SendingPolicy policy;
  private final CodingTime codingTime;
  private final Encodings<S> encodings;
  private final Stage<List<Coded<S>>> stage;
  private final SenderObserver observer;
  private final Pacer pacer;
  private final Flight<S> flight = new Flight<>();

  private Optional<Picture> waiting = Optional.empty();
  private Optional<Job> job = Optional.empty();
  private long pictures;
  private long conservativeUntilNs;

  private record Picture(Raster image, long number, long offeredNs) {}

  private record Job(Picture picture, Reference reference, int referenceFrame, long begunNs) {}

  /**
   * A sender that has sent nothing.
   *
   * @param stage does the encodings
   * @param sink takes the packets
   */
  public SenderAgent(
      SenderSetup setup,
      Encodings<S> encodings,
      Stage<List<Coded<S>>> stage,
      PacketSink sink,
      SenderObserver observer) {
    this.session = setup.session();
    this.policy = setup.policy();
    this.codingTime = setup.codingTime();
    this.encodings = encodings;
    this.stage = stage;
    this.observer = observer;
    this.pacer = new Pacer(sink);
  }

  /** Hands over a picture of the camera; one that still waits is forgotten. */
  public void offer(Raster image, long nowNs) {
    waiting = Optional.of(new Picture(image, pictures++, nowNs));
  }

  /**
   * Hands over a packet from the network; whatever is no acknowledgement of this session is
   * ignored.
   */
  public void receive(byte[] packet, long nowNs) {
    if (WireFormat.parse(packet).orElse(null) instanceof AckPacket ack
        && ack.session() == session) {
      acknowledged(ack, nowNs);
    }
  }

  private void acknowledged(AckPacket ack, long nowNs) {
    long highestBefore = flight.highestSequence();
    long sequence = flight.accept(ack);
    if (sequence < 0) {
      return;
    }
    long passed = Math.max(0, sequence - highestBefore);
    policy.acknowledged(new Delivery(nowNs, nowNs - pacer.departureNs(sequence), passed));
    boolean isNewest = flight.newest().filter(ack::equals).isPresent();
    if (isNewest && Reference.isBroken(flight.frames(), ack, flight.highestSequence())) {
      conservativeUntilNs = nowNs + Reference.CONSERVATIVE_NS;
    }
  }

  @Override
  public void advanceTo(long nowNs) {
    stage.poll(nowNs).ifPresent(coded -> finish(coded, nowNs));
    if (job.isEmpty() && waiting.isPresent()) {
      Picture picture = waiting.get();
      waiting = Optional.empty();
      begin(picture, nowNs);
    }
    pacer.advanceTo(nowNs);
  }

  @Override
  public long nextEventNs() {
    return Math.min(stage.nextEventNs(), pacer.nextEventNs());
  }

  private void begin(Picture picture, long nowNs) {
    Reference reference =
        Reference.choose(flight.referable(), flight.newest(), conservativeUntilNs, nowNs);
    int frame =
        switch (reference) {
          case Reference.Assumed(int number) -> number;
          case Reference.Acknowledged(int number) -> number;
          case Reference.Initial() -> 0;
        };
    Raster image = picture.image();
    S state =
        flight
            .state(frame)
            .orElseGet(() -> encodings.codec().initial(image.width(), image.height()));
    List<Integer> quantizers = policy.quantizers();
    job = Optional.of(new Job(picture, reference, frame, nowNs));
    stage.begin(
        () -> encodings.of(state, image, quantizers),
        encodings.declaredNs(quantizers.size(), codingTime.encodeNs(picture.number())),
        nowNs);
  }

  private void finish(List<Coded<S>> coded, long nowNs) {
    Job done = job.orElseThrow();
    job = Optional.empty();
    if (done.reference() instanceof Reference.Assumed && nowNs < conservativeUntilNs) {
      Picture again = waiting.orElse(done.picture());
      waiting = Optional.empty();
      begin(again, nowNs);
      return;
    }
    Network network = flight.network();
    List<Integer> bytes = coded.stream().map(c -> c.frame().length).toList();
    Decision decision =
        policy.decide(bytes, new Situation(network, done.reference(), pacer.queued(), nowNs));
    Optional<Coded<S>> chosen =
        decision.chosen().isPresent()
            ? Optional.of(coded.get(decision.chosen().getAsInt()))
            : Optional.empty();
    int number = chosen.map(c -> enqueue(c, done.referenceFrame(), nowNs).number()).orElse(0);
    observer.frame(
        new FrameReport(
            nowNs,
            done.picture().number(),
            done.picture().offeredNs(),
            number,
            decision.why(),
            chosen.map(Coded::quantizer).orElse(0),
            coded.stream().map(Coded::quantizer).toList(),
            bytes,
            decision.limitBytes(),
            network.packetsInFlight(),
            network.framesInFlight(),
            network.interArrivalUs(),
            name(done.reference()),
            done.referenceFrame(),
            nowNs - done.begunNs(),
            chosen.isPresent() ? pacer.gapNs() : 0));
  }

  private SentFrame enqueue(Coded<S> coded, int referenceFrame, long nowNs) {
    long source =
        flight.frames().stream()
            .filter(f -> f.number() == referenceFrame)
            .findFirst()
            .map(SentFrame::target)
            .orElse(DataPacket.NO_STATE);
    List<byte[]> payloads = Fragments.of(coded.frame());
    SentFrame frame = flight.sent(referenceFrame, payloads.size(), coded.hash(), coded.state());
    pacer.setGapNs(policy.packetGapNs(flight.network()));
    int enqueuedUs = (int) (nowNs / Time.MICROSECOND);
    for (int i = 0; i < payloads.size(); i++) {
      pacer.add(
          WireFormat.toBytes(
              new DataPacket(
                  session,
                  frame.number(),
                  i,
                  payloads.size(),
                  source,
                  coded.hash(),
                  enqueuedUs,
                  payloads.get(i))));
    }
    return frame;
  }

  private static String name(Reference reference) {
    return switch (reference) {
      case Reference.Assumed _ -> "assumed";
      case Reference.Acknowledged _ -> "acknowledged";
      case Reference.Initial _ -> "initial";
    };
  }
}
