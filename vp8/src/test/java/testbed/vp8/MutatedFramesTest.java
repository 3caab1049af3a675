package testbed.vp8;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import testbed.testkit.SharedData;
import testbed.video.IvfFrame;
import testbed.video.IvfReader;

/**
 * Damaged frames give a typed error or a picture, never anything else, and the state they were
 * applied to goes on as if nothing had been. The number of frames is the system property {@code
 * testbed.mutations}; the seed is {@code testbed.seed}.
 */
class MutatedFramesTest {
  private static final int MUTATIONS = Integer.getInteger("testbed.mutations", 4000);
  private static final long SEED = Long.getLong("testbed.seed", 1);

  /** A frame, the state it belongs to, and the hash of the state that it leads to. */
  private record Step(State before, IvfFrame coded, long after) {
    byte[] frame() {
      return coded.bytes();
    }
  }

  @Test
  void damageIsAnErrorOrAPictureAndHarmsNoState() throws Exception {
    List<Step> steps = new ArrayList<>();
    addGenerated(steps);
    addVectors(steps);
    SplittableRandom random = new SplittableRandom(SEED);
    int errors = 0;
    long slowest = 0;
    long began = System.nanoTime();
    State drifting = steps.getFirst().before();
    for (int i = 0; i < MUTATIONS; i++) {
      Step step = steps.get(random.nextInt(steps.size()));
      byte[] damaged = mutate(step.frame(), steps, random);
      State from = random.nextInt(4) == 0 && drifting.hasReferences() ? drifting : step.before();
      long start = System.nanoTime();
      try {
        drifting = Decoder.decode(from, damaged).state();
      } catch (Vp8Exception e) {
        errors++;
        assertTrue(e.getMessage().length() > 10, e.getMessage());
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
      if (i % 50 == 0) {
        State after = Decoder.decode(step.before(), step.frame()).state();
        assertEquals(step.after(), after.hash(), "the state that saw damage " + i);
      }
    }
    System.out.printf(
        "%d mutated frames of %d in %.1f s: %d typed errors, %d pictures, slowest %.1f ms%n",
        MUTATIONS,
        steps.size(),
        (System.nanoTime() - began) / 1e9,
        errors,
        MUTATIONS - errors,
        slowest / 1e6);
    assertTrue(errors > 0 && errors < MUTATIONS, errors + " errors");
  }

  private static byte[] mutate(byte[] frame, List<Step> steps, SplittableRandom random) {
    byte[] bytes = frame.clone();
    if (bytes.length == 0) {
      return bytes;
    }
    switch (random.nextInt(7)) {
      case 0 -> flip(bytes, bytes.length, 1 + random.nextInt(8), random);
      case 1 -> flip(bytes, Math.min(bytes.length, 40), 1 + random.nextInt(4), random);
      case 2 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 3 -> random.nextBytes(bytes);
      case 4 -> {
        int from = random.nextInt(bytes.length);
        byte[] tail = new byte[bytes.length - from];
        random.nextBytes(tail);
        System.arraycopy(tail, 0, bytes, from, tail.length);
      }
      case 5 -> {
        byte[] other = steps.get(random.nextInt(steps.size())).frame();
        int keep = random.nextInt(bytes.length);
        bytes = Arrays.copyOf(bytes, keep + other.length);
        System.arraycopy(other, 0, bytes, keep, other.length);
      }
      default -> {
        // The size fields of key frames; the first bytes of the header of inter frames.
        flip(bytes, Math.min(bytes.length, 12), 2, random);
        bytes[0] = frame[0];
      }
    }
    return bytes;
  }

  private static void flip(byte[] bytes, int end, int count, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      bytes[random.nextInt(end)] ^= (byte) (1 << random.nextInt(8));
    }
  }

  private static void addGenerated(List<Step> steps) throws Vp8Exception {
    for (int profile = 0; profile < 4; profile++) {
      Map<String, String> options =
          Map.of("b", "150k", "profile", "" + profile, "slices", "" + (1 << profile), "g", "6");
      addStream(steps, Libvpx.encode(Scenes.clip(profile, 120, 88, 12), options));
    }
  }

  /** The published vectors, where they are; the large one is left out for its size. */
  private static void addVectors(List<Step> steps) throws Exception {
    Path folder = SharedData.root().resolve("vp8-vectors");
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder, "*.ivf")) {
      for (Path file : files) {
        if (!file.toString().contains("008")) {
          List<byte[]> frames = new ArrayList<>();
          try (IvfReader reader = IvfReader.open(file)) {
            for (var f = reader.next(); f.isPresent(); f = reader.next()) {
              frames.add(f.get().bytes());
            }
          }
          addStream(steps, frames);
        }
      }
    }
  }

  private static void addStream(List<Step> steps, List<byte[]> frames) throws Vp8Exception {
    State state = State.initial(1, 1);
    for (byte[] frame : frames) {
      State after = Decoder.decode(state, frame).state();
      steps.add(new Step(state, new IvfFrame(0, frame), after.hash()));
      state = after;
    }
  }
}
