package testbed.vp8;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state between two frames is a value. */
class StateTest {
  private static List<byte[]> stream;

  @BeforeAll
  static void encode() {
    Map<String, String> options = Map.of("b", "150k", "auto-alt-ref", "1", "lag-in-frames", "10");
    stream = Libvpx.encode(Scenes.clip(7, 100, 60, 20), options);
  }

  @Test
  void aRestoredStateEqualsTheOneThatWasSerialized() throws Exception {
    for (State state : states()) {
      State restored = State.deserialize(state.serialize());
      assertEquals(state, restored);
      assertEquals(state.hash(), restored.hash());
      assertEquals(state.hashCode(), restored.hashCode());
    }
  }

  @Test
  void aRestoredStateContinuesTheStreamBitExactly() throws Exception {
    State[] states = states();
    State restored = State.deserialize(states[9].serialize());
    for (int i = 9; i < stream.size(); i++) {
      Decoded decoded = Decoder.decode(restored, stream.get(i));
      restored = decoded.state();
      assertEquals(states[i + 1], restored);
    }
  }

  @Test
  void anotherProcessContinuesFromASerializedState(@TempDir Path folder) throws Exception {
    State[] states = states();
    Path state = Files.write(folder.resolve("state"), states[8].serialize());
    Path frame = Files.write(folder.resolve("frame"), stream.get(8));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                state.toString(),
                frame.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertEquals(0, process.waitFor());
    assertEquals(states[8].hash() + " " + states[9].hash(), answer);
  }

  @Test
  void decodingTwiceFromOneStateGivesTheSameAndLeavesItAlone() throws Exception {
    State before = states()[5];
    long hash = before.hash();
    byte[] serialized = before.serialize();
    Decoded once = Decoder.decode(before, stream.get(5));
    Decoded twice = Decoder.decode(before, stream.get(5));
    assertEquals(once.state(), twice.state());
    assertEquals(once.image(), twice.image());
    assertEquals(hash, before.hash());
    assertTrue(Arrays.equals(serialized, before.serialize()));
  }

  @Test
  void theStatesOfAStreamAllHaveDifferentHashes() throws Exception {
    assertEquals(
        stream.size() + 1, Arrays.stream(states()).mapToLong(State::hash).distinct().count());
  }

  @Test
  void anyPartOfTheStateChangesTheHash() throws Exception {
    State state = states()[6];
    byte[] key = stream.getFirst().clone();
    State other = Decoder.decode(state, key).state();
    assertNotEquals(state.hash(), other.hash());
    State mirrored =
        new State(
            state.size(),
            state.last(),
            state.golden(),
            state.altref(),
            state.probabilities(),
            state.segments(),
            state.segmentMap(),
            state.filterDeltas(),
            !state.goldenInverted(),
            state.altrefInverted());
    assertNotEquals(state, mirrored);
    assertNotEquals(state.hash(), mirrored.hash());
  }

  @Test
  void theHashOfTheInitialStateIsPinned() {
    assertEquals(
        -3909583313011047270L, State.initial(640, 360).hash(), "a new hash is a new version");
  }

  @Test
  void referencesThatAreOnePictureAreSerializedOnceAndSharedAgain() throws Exception {
    State afterKey = states()[1];
    byte[] bytes = afterKey.serialize();
    assertTrue(bytes.length < 112 * 64 * 3 / 2 + 1300, bytes.length + " bytes");
    State restored = State.deserialize(bytes);
    assertSame(restored.last(), restored.golden());
  }

  @Test
  void damagedSerializationsAreTypedErrors() throws Exception {
    byte[] bytes = states()[3].serialize();
    for (int length = 0; length < bytes.length; length += 97) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(Vp8Exception.class, () -> State.deserialize(cut));
    }
    for (int at = 0; at < bytes.length; at += 61) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 16;
      assertThrows(Vp8Exception.class, () -> State.deserialize(damaged), "byte " + at);
    }
  }

  @Test
  void anInterFrameWithoutAKeyFrameIsATypedError() {
    State initial = State.initial(100, 60);
    assertThrows(Vp8Exception.class, () -> Decoder.decode(initial, stream.get(1)));
  }

  /** The state before each frame, and the one after the last. */
  private static State[] states() throws Vp8Exception {
    State[] states = new State[stream.size() + 1];
    states[0] = State.initial(100, 60);
    for (int i = 0; i < stream.size(); i++) {
      states[i + 1] = Decoder.decode(states[i], stream.get(i)).state();
    }
    return states;
  }
}
