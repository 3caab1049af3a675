package testbed.vp8.encode;

/** The way to each leaf of a coding tree of {@link testbed.vp8.entropy.Trees}. */
final class TreeCode {
  /** Leaves are small numbers; see {@link testbed.vp8.entropy.Mode}. */
  private static final int LARGEST_LEAF = 9;

  /** For each leaf the entries of the tree that lead to it. */
  private final int[][] ways = new int[LARGEST_LEAF + 1][];

  TreeCode(int[] tree) {
    walk(tree, 0, new int[0]);
  }

  /** Writes a leaf; the tree's probabilities begin at {@code p}. */
  void write(BoolEncoder out, int leaf, byte[] probabilities, int p) {
    for (int entry : ways[leaf]) {
      out.write(entry & 1, probabilities[p + (entry >> 1)] & 0xff);
    }
  }

  /**
   * Counts the decisions on the way to a leaf in {@code counts[2 * node + bit]} from {@code at}.
   */
  void count(int leaf, int[] counts, int at) {
    for (int entry : ways[leaf]) {
      counts[at + entry]++;
    }
  }

  private void walk(int[] tree, int node, int[] way) {
    for (int bit = 0; bit < 2; bit++) {
      int[] longer = java.util.Arrays.copyOf(way, way.length + 1);
      longer[way.length] = node + bit;
      int next = tree[node + bit];
      if (next > 0) {
        walk(tree, next, longer);
      } else {
        ways[-next] = longer;
      }
    }
  }
}
