package testbed.vp8;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import testbed.video.Raster;
import testbed.vp8.decode.FrameDecoder;
import testbed.vp8.encode.FrameRebaser;
import testbed.vp8.entropy.Mode;
import testbed.vp8.header.ReferenceUpdate;
import testbed.vp8.header.ReferenceUpdate.Source;

/** Golden and altref become what libvpx makes of them, whatever a frame says about the two. */
class ReferenceCopyTest {
  private static final EncoderSettings SETTINGS = EncoderSettings.realtime(20);

  private final List<Raster> scenes =
      Stream.of(1, 2, 3, 4, 5).map(seed -> new MovingScene(64, 48, seed).frame(0)).toList();
  private final List<byte[]> frames = new ArrayList<>();
  private State state = State.initial(64, 48);

  static Stream<Arguments> updates() {
    return Stream.of(Source.values())
        .flatMap(golden -> Stream.of(Source.values()).map(altref -> Arguments.of(golden, altref)));
  }

  @ParameterizedTest
  @MethodSource("updates")
  void goldenAndAltrefHoldWhatLibvpxPutsThere(Source golden, Source altref) throws Exception {
    threeDifferentReferences();
    add(3, golden, altref);
    State updated = state;
    add(4, Source.KEPT, Source.KEPT);
    int fromGolden = fromGolden(updated.golden().image());
    add(4, Source.OTHER, Source.KEPT);
    int fromAltref = fromGolden(updated.altref().image());
    assertNotEquals(0, fromGolden, "no macroblock looks at the golden frame");
    assertNotEquals(0, fromAltref, "no macroblock looks at the alternate frame");
    assertEquals(ours(), Libvpx.decodeByLibvpx(frames));
  }

  @Test
  void whenBothAreToldToTakeTheOtherGoldenStays() throws Exception {
    threeDifferentReferences();
    State before = state;
    add(3, Source.OTHER, Source.OTHER);
    assertSame(before.golden(), state.golden());
    assertSame(before.golden(), state.altref());
  }

  private void threeDifferentReferences() throws Vp8Exception {
    Encoded key = new Encoder().encode(state, scenes.get(0), SETTINGS);
    frames.add(key.frame());
    state = key.state();
    add(1, Source.DECODED, Source.KEPT);
    add(2, Source.KEPT, Source.KEPT);
  }

  private void add(int scene, Source golden, Source altref) throws Vp8Exception {
    byte[] plain = new Encoder().encode(state, scenes.get(scene), SETTINGS).frame();
    var decisions = FrameDecoder.decisions(state, plain);
    ReferenceUpdate update = new ReferenceUpdate(golden, altref, true, false, false);
    Rebased frame =
        new FrameRebaser(state.size()).rebase(state, scenes.get(scene), decisions, update);
    frames.add(frame.frame());
    state = frame.state();
  }

  /** Adds a frame that shows a picture; returns how many macroblocks come from golden. */
  private int fromGolden(Raster picture) throws Vp8Exception {
    State before = state;
    Encoded encoded = new Encoder().encode(before, picture, SETTINGS);
    frames.add(encoded.frame());
    state = encoded.state();
    int count = 0;
    for (byte reference : FrameDecoder.decisions(before, encoded.frame()).grid().references) {
      count += reference == Mode.GOLDEN ? 1 : 0;
    }
    return count;
  }

  private List<Raster> ours() throws Vp8Exception {
    List<Raster> pictures = new ArrayList<>();
    State at = State.initial(64, 48);
    for (byte[] frame : frames) {
      Decoded decoded = Decoder.decode(at, frame);
      pictures.add(decoded.image());
      at = decoded.state();
    }
    return pictures;
  }
}
