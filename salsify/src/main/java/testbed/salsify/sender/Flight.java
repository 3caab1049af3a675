package testbed.salsify.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import testbed.salsify.policy.Network;
import testbed.salsify.policy.SentFrame;
import testbed.salsify.wire.AckPacket;

/**
 * What the sender remembers of the frames it sent and of the answers it got, and the states that a
 * later frame may be encoded against.
 *
 * @param <S> the codec's state
 */
final class Flight<S> {
  private static final int MAX_FRAMES = 512;
  private static final int MAX_STATES = 48;
  private static final int MAX_RETIRED = 16;

  private final List<SentFrame> frames = new ArrayList<>();
  private final TreeMap<Integer, S> states = new TreeMap<>();
  private final List<Integer> retiredReceivers = new ArrayList<>();
  private Optional<AckPacket> newest = Optional.empty();
  private long packets;
  private long highestSequence = -1;

  /** The frames, oldest first. */
  List<SentFrame> frames() {
    return frames;
  }

  /** Those of them whose states are still there, oldest first. */
  List<SentFrame> referable() {
    return frames.stream().filter(frame -> states.containsKey(frame.number())).toList();
  }

  /** The newest acknowledgement. */
  Optional<AckPacket> newest() {
    return newest;
  }

  /** The place of the last acknowledged packet in the sending order, -1 before the first. */
  long highestSequence() {
    return highestSequence;
  }

  /** The state that a frame led to, if the sender still has it. */
  Optional<S> state(int frame) {
    return Optional.ofNullable(states.get(frame));
  }

  SentFrame sent(int sourceFrame, int fragments, long target, S state) {
    int number = frames.isEmpty() ? 1 : frames.getLast().number() + 1;
    SentFrame frame = new SentFrame(number, sourceFrame, packets, fragments, target);
    packets += fragments;
    frames.add(frame);
    states.put(number, state);
    if (frames.size() > MAX_FRAMES) {
      frames.removeFirst();
    }
    if (states.size() > MAX_STATES) {
      states.remove(states.higherKey(states.firstKey()));
    }
    return frame;
  }

  /** What the policies need to know. */
  Network network() {
    long inFlight = packets - (highestSequence + 1);
    int framesInFlight = framesInFlight();
    return newest
        .map(ack -> new Network(true, ack.interArrivalUs(), inFlight, framesInFlight))
        .orElse(Network.unknown(inFlight, framesInFlight));
  }

  private int framesInFlight() {
    int count = 0;
    for (SentFrame frame : frames.reversed()) {
      if (frame.lastSequence() <= highestSequence) {
        break;
      }
      count++;
    }
    return count;
  }

  /**
   * Takes an acknowledgement in.
   *
   * @return the packet's place in the sending order, or -1 when the acknowledgement is stale or
   *     answers nothing that was sent
   */
  long accept(AckPacket ack) {
    Optional<SentFrame> frame = find(ack.frame());
    if (frame.isEmpty() || ack.fragment() >= frame.get().fragments() || !agrees(ack)) {
      return -1;
    }
    if (newest.isPresent() && newest.get().receiver() != ack.receiver()) {
      if (retiredReceivers.contains(ack.receiver())) {
        return -1;
      }
      retire(newest.get().receiver());
      newest = Optional.empty();
    }
    long sequence = frame.get().firstSequence() + ack.fragment();
    if (newest.isEmpty() || ack.serial() > newest.get().serial()) {
      newest = Optional.of(ack);
      forgetBefore(ack);
    }
    highestSequence = Math.max(highestSequence, sequence);
    return sequence;
  }

  /** Whether the state that the receiver names is the one that this sender means by it. */
  private boolean agrees(AckPacket ack) {
    return find(ack.stateFrame()).map(f -> f.target() == ack.state()).orElse(true);
  }

  private void retire(int receiver) {
    retiredReceivers.add(receiver);
    if (retiredReceivers.size() > MAX_RETIRED) {
      retiredReceivers.removeFirst();
    }
  }

  private void forgetBefore(AckPacket ack) {
    for (Integer frame : states.descendingKeySet()) {
      if (ack.holds(frame)) {
        states.headMap(frame).clear();
        return;
      }
    }
  }

  private Optional<SentFrame> find(int number) {
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    int index = number - frames.getFirst().number();
    return index < 0 || index >= frames.size() ? Optional.empty() : Optional.of(frames.get(index));
  }
}
