package testbed.vp8.transform;

import testbed.vp8.header.QuantizerIndices;
import testbed.vp8.header.Segmentation;

/**
 * The step sizes that a quantizer index stands for (RFC 6386, sections 9.6 and 14.1).
 *
 * @param lumaDc step of luma DC
 * @param lumaAc step of luma AC
 * @param y2Dc step of the second-order block's DC
 * @param y2Ac step of the second-order block's AC
 * @param chromaDc step of chroma DC
 * @param chromaAc step of chroma AC
 */
public record QuantizerSteps(
    int lumaDc, int lumaAc, int y2Dc, int y2Ac, int chromaDc, int chromaAc) {
  /** The largest index. */
  public static final int LARGEST_INDEX = 127;

  private static final int[] DC = {
    4, 5, 6, 7, 8, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 17,
    18, 19, 20, 20, 21, 21, 22, 22, 23, 23, 24, 25, 25, 26, 27, 28,
    29, 30, 31, 32, 33, 34, 35, 36, 37, 37, 38, 39, 40, 41, 42, 43,
    44, 45, 46, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58,
    59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74,
    75, 76, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89,
    91, 93, 95, 96, 98, 100, 101, 102, 104, 106, 108, 110, 112, 114, 116, 118,
    122, 124, 126, 128, 130, 132, 134, 136, 138, 140, 143, 145, 148, 151, 154, 157
  };

  private static final int[] AC = {
    4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,
    36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51,
    52, 53, 54, 55, 56, 57, 58, 60, 62, 64, 66, 68, 70, 72, 74, 76,
    78, 80, 82, 84, 86, 88, 90, 92, 94, 96, 98, 100, 102, 104, 106, 108,
    110, 112, 114, 116, 119, 122, 125, 128, 131, 134, 137, 140, 143, 146, 149, 152,
    155, 158, 161, 164, 167, 170, 173, 177, 181, 185, 189, 193, 197, 201, 205, 209,
    213, 217, 221, 225, 229, 234, 239, 245, 249, 254, 259, 264, 269, 274, 279, 284
  };

  /**
   * The steps for a luma AC index and the differences of a header.
   *
   * @param index clamped to 0..127
   * @param differences whose {@code lumaAc} is not looked at
   */
  public static QuantizerSteps of(int index, QuantizerIndices differences) {
    int q = clamp(index);
    return new QuantizerSteps(
        DC[clamp(q + differences.lumaDc())],
        AC[q],
        2 * DC[clamp(q + differences.y2Dc())],
        Math.max(8, AC[clamp(q + differences.y2Ac())] * 155 / 100),
        Math.min(132, DC[clamp(q + differences.chromaDc())]),
        AC[clamp(q + differences.chromaAc())]);
  }

  /** The steps of each segment of a frame; all the same without segmentation. */
  public static QuantizerSteps[] ofSegments(QuantizerIndices indices, Segmentation segmentation) {
    QuantizerSteps[] steps = new QuantizerSteps[4];
    for (int segment = 0; segment < 4; segment++) {
      int index = indices.lumaAc();
      if (segmentation.enabled()) {
        int value = segmentation.features().quantizers().at(segment);
        index = segmentation.features().absolute() ? value : index + value;
      }
      steps[segment] = of(index, indices);
    }
    return steps;
  }

  private static int clamp(int index) {
    return Math.clamp(index, 0, LARGEST_INDEX);
  }
}
