package testbed.vp8;

import testbed.video.Raster;

/**
 * What a frame decodes to.
 *
 * @param state for the next frame
 * @param image the picture, cropped to its size
 * @param shown whether the picture is meant to be displayed
 */
public record Decoded(State state, Raster image, boolean shown) {}
