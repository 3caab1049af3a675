package testbed.vp8.encode;

import testbed.vp8.entropy.Probabilities;
import testbed.vp8.entropy.Trees;

/** What the components of an explicit motion vector cost, in 1/256 bit (RFC 6386, section 17). */
final class MotionCosts {
  /** The largest component that can be written, in quarter samples. */
  static final int LARGEST = 1023;

  static final int IS_LONG = 0;
  static final int SIGN = 1;
  static final int SHORT = 2;
  static final int LONG = 9;
  static final int LONG_BITS = 10;

  private final int[] vertical = new int[2 * LARGEST + 1];
  private final int[] horizontal = new int[2 * LARGEST + 1];

  /** Takes over new probabilities. */
  void use(byte[] table) {
    fill(vertical, table, Probabilities.MOTION);
    fill(horizontal, table, Probabilities.MOTION + Probabilities.MOTION_CONTEXT);
  }

  /** The cost of a difference to the best vector of the neighbourhood, in quarter samples. */
  int of(int rows, int columns) {
    return vertical[Math.clamp(rows, -LARGEST, LARGEST) + LARGEST]
        + horizontal[Math.clamp(columns, -LARGEST, LARGEST) + LARGEST];
  }

  private static void fill(int[] costs, byte[] table, int p) {
    int[] shortCost = new int[8];
    leaves(Trees.SHORT_MOTION, 0, table, p + SHORT, 0, shortCost);
    int plus = BitCost.zero(table[p + SIGN] & 0xff);
    int minus = BitCost.one(table[p + SIGN] & 0xff);
    for (int magnitude = 0; magnitude <= LARGEST; magnitude++) {
      int cost =
          magnitude < 8
              ? BitCost.zero(table[p + IS_LONG] & 0xff) + shortCost[magnitude]
              : BitCost.one(table[p + IS_LONG] & 0xff) + longCost(table, p + LONG, magnitude);
      costs[LARGEST + magnitude] = cost + (magnitude == 0 ? 0 : plus);
      costs[LARGEST - magnitude] = cost + (magnitude == 0 ? 0 : minus);
    }
  }

  private static int longCost(byte[] table, int p, int magnitude) {
    int cost = 0;
    for (int bit = 0; bit < LONG_BITS; bit++) {
      if (bit != 3 || magnitude > 15) {
        cost += BitCost.of((magnitude >> bit) & 1, table[p + bit] & 0xff);
      }
    }
    return cost;
  }

  /** Adds up the costs of all leaves of a tree. */
  static void leaves(int[] tree, int node, byte[] table, int p, int soFar, int[] costs) {
    for (int bit = 0; bit < 2; bit++) {
      int cost = soFar + BitCost.of(bit, table[p + (node >> 1)] & 0xff);
      int next = tree[node + bit];
      if (next > 0) {
        leaves(tree, next, table, p, cost, costs);
      } else {
        costs[-next] = cost;
      }
    }
  }
}
