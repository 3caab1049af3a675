package testbed.salsify.receiver;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import testbed.salsify.wire.DataPacket;

/**
 * The states that the receiver can decode against, by the frame that led to each.
 *
 * @param <S> the codec's state
 */
final class HeldStates<S> {
  private static final int MAX_STATES = 64;

  private final TreeMap<Integer, Held<S>> states = new TreeMap<>();

  private record Held<S>(long hash, S state) {}

  void put(int frame, long hash, S state) {
    states.put(frame, new Held<>(hash, state));
    if (states.size() > MAX_STATES) {
      states.pollFirstEntry();
    }
  }

  boolean has(long hash) {
    return states.values().stream().anyMatch(held -> held.hash() == hash);
  }

  Optional<S> find(long hash) {
    return states.values().stream()
        .filter(held -> held.hash() == hash)
        .findFirst()
        .map(Held::state);
  }

  /** A frame refers to this state, so the sender will not refer to an older one any more. */
  void forgetBefore(long hash) {
    if (hash == DataPacket.NO_STATE) {
      return;
    }
    for (Map.Entry<Integer, Held<S>> entry : states.descendingMap().entrySet()) {
      if (entry.getValue().hash() == hash) {
        states.headMap(entry.getKey()).clear();
        return;
      }
    }
  }

  /** Writes frame numbers and hashes into {@code frames}. */
  void copyTo(Map<Integer, Long> frames) {
    states.forEach((frame, held) -> frames.put(frame, held.hash()));
  }
}
