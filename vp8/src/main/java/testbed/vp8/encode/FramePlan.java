package testbed.vp8.encode;

import testbed.vp8.entropy.Probabilities;
import testbed.vp8.header.FrameHeader;
import testbed.vp8.header.ModeProbabilities;

/**
 * What is settled about a frame before its macroblocks are.
 *
 * @param key whether it is a key frame
 * @param version of the bitstream
 * @param shown whether it is to be displayed
 * @param header its header, whose probabilities do not count yet
 */
record FramePlan(boolean key, int version, boolean shown, FrameHeader header) {
  /** The header with the probabilities that were chosen in the end. */
  FrameHeader header(Probabilities probabilities, ModeProbabilities modes) {
    return new FrameHeader(
        header.colorSpace(),
        header.clampingUnneeded(),
        header.segmentation(),
        header.loopFilter(),
        header.tokenPartitionsLog2(),
        header.quantizers(),
        header.references(),
        header.refreshEntropy(),
        probabilities,
        modes);
  }
}
