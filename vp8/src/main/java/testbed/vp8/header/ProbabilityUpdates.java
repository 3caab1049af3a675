package testbed.vp8.header;

import testbed.vp8.entropy.Probabilities;

/**
 * Codes how a frame's probabilities differ from those before (RFC 6386, sections 13.4, 16.2, 17.2).
 * Each method finds the old values in {@code table} and leaves the new ones there.
 */
final class ProbabilityUpdates {
  private ProbabilityUpdates() {}

  static void codeCoefficients(HeaderFields io, Probabilities values, byte[] table) {
    for (int i = 0; i < Probabilities.COEFFICIENT_COUNT; i++) {
      int at = Probabilities.COEFFICIENTS + i;
      int value = values.at(at);
      if (io.flag(Probabilities.coefficientUpdate(i), value != (table[at] & 0xff))) {
        table[at] = (byte) io.literal(8, value);
      }
    }
  }

  static void codeModes(HeaderFields io, Probabilities values, byte[] table) {
    codeAll(io, values, table, Probabilities.LUMA_MODES, Probabilities.CHROMA_MODES);
    codeAll(io, values, table, Probabilities.CHROMA_MODES, Probabilities.COUNT);
  }

  /** Motion probabilities are coded in seven bits: even numbers, and 1 in place of 0. */
  static void codeMotion(HeaderFields io, Probabilities values, byte[] table) {
    for (int i = 0; i < 2 * Probabilities.MOTION_CONTEXT; i++) {
      int at = Probabilities.MOTION + i;
      int value = values.at(at);
      if (io.flag(Probabilities.motionUpdate(i), value != (table[at] & 0xff))) {
        int half = io.literal(7, value >> 1);
        table[at] = (byte) (half == 0 ? 1 : half << 1);
      }
    }
  }

  private static void codeAll(
      HeaderFields io, Probabilities values, byte[] table, int from, int to) {
    boolean changed = false;
    for (int at = from; at < to; at++) {
      changed |= values.at(at) != (table[at] & 0xff);
    }
    if (io.flag(changed)) {
      for (int at = from; at < to; at++) {
        table[at] = (byte) io.literal(8, values.at(at));
      }
    }
  }
}
