package testbed.salsify.receiver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import testbed.salsify.policy.InterArrival;
import testbed.salsify.wire.AckPacket;
import testbed.salsify.wire.DataPacket;

/**
 * One sender's session at the receiver: the frames that are being put together, and the states they
 * lead to. Packets may come in any order within a window of frames; a complete frame waits here for
 * the state that it needs.
 *
 * @param <S> the codec's state
 */
final class Intake<S> {
  /** Frames that are being put together at a time; a packet of a later one ends the oldest. */
  private static final int WINDOW = 16;

  /** Complete frames that may wait for the decoder. */
  private static final int MAX_READY = 64;

  private final int session;
  private final HeldStates<S> states = new HeldStates<>();
  private final TreeMap<Integer, Assembly> open = new TreeMap<>();
  private final Set<Integer> finished = new HashSet<>();
  private InterArrival interArrival = InterArrival.NONE;
  private int newestFrame;
  private int lastShown;

  Intake(int session) {
    this.session = session;
  }

  int session() {
    return session;
  }

  InterArrival interArrival() {
    return interArrival;
  }

  HeldStates<S> states() {
    return states;
  }

  /** Takes a packet in and says whether it brought anything new. */
  boolean accept(DataPacket packet, long arrivalNs) {
    int frame = packet.frame();
    if (frame <= newestFrame - WINDOW || finished.contains(frame)) {
      return false;
    }
    if (!open.computeIfAbsent(frame, number -> new Assembly(packet)).add(packet, arrivalNs)) {
      return false;
    }
    newestFrame = Math.max(newestFrame, frame);
    interArrival = interArrival.after(arrivalNs, packet.enqueuedUs());
    return true;
  }

  /** Removes and returns the frames that no longer have a chance. */
  List<Assembly> expire() {
    Set<Long> reachable = new HashSet<>(reachable().values());
    List<Assembly> expired = new ArrayList<>();
    for (Assembly assembly : List.copyOf(open.values())) {
      boolean ready = assembly.isComplete() && reachable.contains(assembly.target());
      int window = ready ? MAX_READY : WINDOW;
      if (assembly.frame() > newestFrame - window) {
        break;
      }
      expired.add(finish(assembly));
    }
    finished.removeIf(frame -> frame <= newestFrame - MAX_READY);
    return expired;
  }

  /** Takes out the oldest complete frame that can be decoded now. */
  Optional<Assembly> nextDecodable() {
    return open.values().stream()
        .filter(Assembly::isComplete)
        .filter(a -> a.source() == DataPacket.NO_STATE || states.has(a.source()))
        .findFirst();
  }

  /** The frame is decoded, or was found to be undecodable. */
  Assembly finish(Assembly assembly) {
    open.remove(assembly.frame());
    finished.add(assembly.frame());
    return assembly;
  }

  /** Whether a frame is the newest to be shown; from then on it is. */
  boolean showNow(int frame) {
    if (frame <= lastShown) {
      return false;
    }
    lastShown = frame;
    return true;
  }

  /** The answer to a packet that was accepted. */
  AckPacket answer(DataPacket packet, int receiver, int serial) {
    NavigableMap<Integer, Long> reachable = reachable();
    int newest = reachable.isEmpty() ? 0 : reachable.lastKey();
    long older = 0;
    for (Integer frame : reachable.keySet()) {
      int back = newest - frame;
      if (back >= 1 && back <= AckPacket.REACH) {
        older |= 1L << (back - 1);
      }
    }
    return new AckPacket(
        session,
        receiver,
        serial,
        packet.frame(),
        packet.fragment(),
        interArrival.microseconds(),
        newest,
        newest == 0 ? DataPacket.NO_STATE : reachable.get(newest),
        older);
  }

  /** The states that are held or follow from what has arrived completely, by frame. */
  private NavigableMap<Integer, Long> reachable() {
    NavigableMap<Integer, Long> reachable = new TreeMap<>();
    states.copyTo(reachable);
    for (Map.Entry<Integer, Assembly> entry : open.entrySet()) {
      Assembly assembly = entry.getValue();
      if (assembly.isComplete()
          && (assembly.source() == DataPacket.NO_STATE
              || reachable.containsValue(assembly.source()))) {
        reachable.put(entry.getKey(), assembly.target());
      }
    }
    return reachable;
  }
}
