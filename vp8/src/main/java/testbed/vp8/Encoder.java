package testbed.vp8;

import testbed.video.Raster;
import testbed.vp8.encode.FrameEncoder;
import testbed.vp8.header.FrameSize;

/**
 * The VP8 encoder: from a state and a picture to a frame and the next state.
 *
 * <p>The result is a function of the arguments alone. An instance keeps working memory between
 * calls and belongs to one thread at a time; several instances may encode from the same state at
 * once.
 */
public final class Encoder {
  private FrameEncoder frames;

  /**
   * Encodes a picture. It becomes a key frame where the settings ask for one, where the state has
   * no references and where the picture's size is not the state's.
   */
  public Encoded encode(State state, Raster picture, EncoderSettings settings) {
    FrameSize size = FrameSize.of(picture.width(), picture.height());
    if (frames == null || !frames.size().equals(size)) {
      frames = new FrameEncoder(size);
    }
    boolean fits =
        state.hasReferences()
            && state.size().width() == size.width()
            && state.size().height() == size.height();
    return frames.encode(state, picture, settings, settings.keyFrame() || !fits);
  }
}
