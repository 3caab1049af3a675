package testbed.salsify.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import testbed.salsify.PacketSink;
import testbed.salsify.codec.CodecException;
import testbed.salsify.codec.Decoded;
import testbed.salsify.codec.FunctionalCodec;
import testbed.salsify.codec.Stage;
import testbed.salsify.receiver.ReceivedFrame.Outcome;
import testbed.salsify.wire.DataPacket;
import testbed.salsify.wire.WireFormat;
import testbed.timebase.Agent;

/**
 * The receiving end. It puts frames together, answers each packet, decodes only against states that
 * it holds, and shows a picture only when the state that it came with has the hash which the sender
 * promised. Confined to one thread; the decoding is done by a {@link Stage} beside it.
 *
 * @param <S> the codec's state
 */
public final class ReceiverAgent<S> implements Agent {
  private static final int MAX_RETIRED = 16;

  private final ReceiverSetup setup;
  private final FunctionalCodec<S> codec;
  private final Stage<Optional<Decoded<S>>> stage;
  private final PacketSink sink;
  private final ReceiverOutput output;

  private final List<Integer> retiredSessions = new ArrayList<>();
  private Optional<Intake<S>> current = Optional.empty();
  private Optional<Job<S>> job = Optional.empty();
  private int serial;

  private record Job<S>(Intake<S> intake, Assembly assembly) {}

  /**
   * A receiver that has received nothing.
   *
   * @param stage does the decoding
   * @param sink takes the acknowledgements
   */
  public ReceiverAgent(
      ReceiverSetup setup,
      FunctionalCodec<S> codec,
      Stage<Optional<Decoded<S>>> stage,
      PacketSink sink,
      ReceiverOutput output) {
    this.setup = setup;
    this.codec = codec;
    this.stage = stage;
    this.sink = sink;
    this.output = output;
  }

  /**
   * Hands over a packet from the network.
   *
   * @return whether it was one of a sender that this receiver listens to, and brought something new
   */
  public boolean receive(byte[] packet, long nowNs) {
    if (!(WireFormat.parse(packet).orElse(null) instanceof DataPacket data)) {
      return false;
    }
    Optional<Intake<S>> intake = intakeOf(data.session());
    if (intake.isEmpty() || !intake.get().accept(data, nowNs)) {
      return false;
    }
    for (Assembly expired : intake.get().expire()) {
      report(intake.get(), expired, Outcome.GIVEN_UP, nowNs);
    }
    serial++;
    sink.send(WireFormat.toBytes(intake.get().answer(data, setup.receiver(), serial)), nowNs);
    return true;
  }

  /**
   * The session that a packet belongs to: a new one replaces the current, an old one is ignored.
   */
  private Optional<Intake<S>> intakeOf(int session) {
    if (current.isPresent() && current.get().session() == session) {
      return current;
    }
    if (retiredSessions.contains(session)) {
      return Optional.empty();
    }
    current.ifPresent(old -> retiredSessions.add(old.session()));
    if (retiredSessions.size() > MAX_RETIRED) {
      retiredSessions.removeFirst();
    }
    current = Optional.of(new Intake<>(session));
    return current;
  }

  @Override
  public void advanceTo(long nowNs) {
    stage.poll(nowNs).ifPresent(decoded -> finish(decoded, nowNs));
    if (job.isEmpty() && current.isPresent()) {
      current.get().nextDecodable().ifPresent(assembly -> begin(assembly, nowNs));
    }
  }

  @Override
  public long nextEventNs() {
    return stage.nextEventNs();
  }

  private void begin(Assembly assembly, long nowNs) {
    Intake<S> intake = current.orElseThrow();
    byte[] frame = assembly.bytes();
    Optional<S> source = intake.states().find(assembly.source());
    job = Optional.of(new Job<>(intake, assembly));
    stage.begin(() -> decode(source, frame), setup.codingTime().decodeNs(assembly.frame()), nowNs);
  }

  private Optional<Decoded<S>> decode(Optional<S> source, byte[] frame) {
    try {
      S state = source.isPresent() ? source.get() : codec.before(frame);
      return Optional.of(codec.decode(state, frame));
    } catch (CodecException e) {
      return Optional.empty();
    }
  }

  private void finish(Optional<Decoded<S>> decoded, long nowNs) {
    Job<S> done = job.orElseThrow();
    job = Optional.empty();
    Assembly assembly = done.intake().finish(done.assembly());
    if (current.filter(done.intake()::equals).isEmpty()) {
      return;
    }
    if (decoded.isEmpty() || decoded.get().hash() != assembly.target()) {
      report(done.intake(), assembly, Outcome.REFUSED, nowNs);
      return;
    }
    HeldStates<S> states = done.intake().states();
    states.put(assembly.frame(), decoded.get().hash(), decoded.get().state());
    states.forgetBefore(assembly.source());
    boolean shown = done.intake().showNow(assembly.frame());
    if (shown) {
      output.screen().show(decoded.get().image(), assembly.frame(), nowNs);
    }
    report(done.intake(), assembly, shown ? Outcome.SHOWN : Outcome.LATE, nowNs);
  }

  private void report(Intake<S> intake, Assembly assembly, Outcome outcome, long nowNs) {
    output
        .observer()
        .frame(
            new ReceivedFrame(
                nowNs,
                assembly.completeNs(),
                assembly.frame(),
                outcome,
                assembly.isComplete() ? assembly.length() : 0,
                intake.interArrival().microseconds()));
  }
}
