package testbed.vp8.header;

/**
 * What a frame header says about segments (RFC 6386, section 9.3).
 *
 * @param enabled whether this frame has segments
 * @param updateMap whether each macroblock states its segment
 * @param updateFeatures whether {@code features} are stated
 * @param features in force for this frame (those of the state where not stated)
 * @param treeProbabilities three probabilities (255 where not stated) for the segment tree, 8 bits
 *     each from the lowest
 */
public record Segmentation(
    boolean enabled,
    boolean updateMap,
    boolean updateFeatures,
    SegmentFeatures features,
    int treeProbabilities) {
  /** Nothing distinguished. */
  public static final Segmentation OFF =
      new Segmentation(false, false, false, SegmentFeatures.NONE, 0xffffff);

  /** One of the three tree probabilities. */
  public int treeProbability(int node) {
    return (treeProbabilities >> (8 * node)) & 0xff;
  }

  Segmentation code(HeaderFields io, SegmentFeatures before) {
    if (!io.flag(enabled)) {
      return new Segmentation(false, false, false, before, 0xffffff);
    }
    boolean map = io.flag(updateMap);
    boolean data = io.flag(updateFeatures);
    SegmentFeatures now = data ? features.code(io) : before;
    int tree = 0xffffff;
    if (map) {
      tree = 0;
      for (int node = 0; node < 3; node++) {
        int value = treeProbability(node);
        tree |= (io.flag(value != 255) ? io.literal(8, value) : 255) << (8 * node);
      }
    }
    return new Segmentation(true, map, data, now, tree);
  }
}
