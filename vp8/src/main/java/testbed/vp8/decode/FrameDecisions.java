package testbed.vp8.decode;

import testbed.vp8.frame.ModeGrid;
import testbed.vp8.header.FrameHeader;
import testbed.vp8.header.FrameTag;

/**
 * What a frame decides, without its coefficients.
 *
 * @param tag its tag
 * @param header its header
 * @param grid the modes of its macroblocks; not to be written to
 */
public record FrameDecisions(FrameTag tag, FrameHeader header, ModeGrid grid) {}
