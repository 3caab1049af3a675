package testbed.salsify.codec;

import testbed.video.Raster;

/**
 * What a frame decodes to.
 *
 * @param state the state that the next frame may be decoded against
 * @param hash of that state
 * @param image the picture to show
 * @param <S> the codec's state
 */
public record Decoded<S>(S state, long hash, Raster image) {}
