package testbed.salsify.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import testbed.video.IvfFrame;
import testbed.video.IvfReader;
import testbed.video.VideoException;

/**
 * The first of the {@link RehearsalPictures#small small pictures} as this project's encoder made
 * frames of them, at quantizer 40: who only decodes need not have the encoder compiled. Every way
 * of predicting a whole macroblock is in them, for each is a loop of its own to be compiled.
 */
public final class RehearsalFrames {
  private static final String FILE = "rehearsal.ivf";

  private RehearsalFrames() {}

  /** Some frames of VP8, the first one a key frame. */
  public static List<byte[]> small() {
    List<byte[]> frames = new ArrayList<>();
    try (IvfReader in = new IvfReader(RehearsalFrames.class.getResourceAsStream(FILE), FILE)) {
      for (Optional<IvfFrame> next = in.next(); next.isPresent(); next = in.next()) {
        frames.add(next.get().bytes());
      }
    } catch (IOException | VideoException e) {
      throw new IllegalStateException(FILE + " is a part of this program", e);
    }
    return frames;
  }
}
