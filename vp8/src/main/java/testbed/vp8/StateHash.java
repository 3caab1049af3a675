package testbed.vp8;

import testbed.vp8.frame.ReferenceFrame;
import testbed.vp8.frame.SampleHash;
import testbed.vp8.header.Four;

/**
 * The stable 64-bit hash of a state: of everything but the pictures, then of the pictures, whose
 * own hashes are computed once each. It is the same on every machine and in every release that has
 * the same {@link SerializedState#VERSION}.
 */
final class StateHash {
  private long hash = SerializedState.VERSION;

  private StateHash() {}

  static long of(State state) {
    StateHash sum = new StateHash();
    sum.add(state.size().width());
    sum.add(state.size().height());
    sum.add(state.probabilities().table());
    sum.add(state.segments().absolute() ? 1 : 0);
    sum.add(state.segments().quantizers());
    sum.add(state.segments().filterLevels());
    sum.add(state.segmentMap().segments());
    sum.add(state.filterDeltas().references());
    sum.add(state.filterDeltas().modes());
    sum.add(state.goldenInverted() ? 1 : 0);
    sum.add(state.altrefInverted() ? 1 : 0);
    sum.add(state.last());
    sum.add(state.golden());
    sum.add(state.altref());
    return sum.hash;
  }

  private void add(long value) {
    hash = SampleHash.mix(hash + 0x9e3779b97f4a7c15L + value) ^ Long.rotateLeft(hash, 23);
  }

  private void add(Four four) {
    for (int i = 0; i < 4; i++) {
      add(four.at(i));
    }
  }

  private void add(byte[] bytes) {
    add(SampleHash.ofBytes(bytes));
  }

  private void add(ReferenceFrame frame) {
    add(frame == null ? 0 : frame.hash());
  }
}
