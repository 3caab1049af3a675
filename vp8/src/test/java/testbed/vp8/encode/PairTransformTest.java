package testbed.vp8.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import testbed.vp8.encode.Quantizer.Part;

class PairTransformTest {
  private static final int STRIDE = 24;
  private static final List<Part> PARTS = List.of(Part.BOTH, Part.WITHOUT_FIRST, Part.LEFT);

  private final PairTransform transform = new PairTransform();
  private final short[] pair = new short[PairTransform.SIZE];
  private final short[] plain = new short[PairTransform.SIZE];

  @RepeatedTest(50)
  void lanesTransformAsOneNumberAfterTheOther(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] source = samples(random);
    byte[] prediction = samples(random);

    transform.forward(source, 3, STRIDE, prediction, 5, STRIDE, pair, 0);
    PlainPair.forward(source, 3, STRIDE, prediction, 5, STRIDE, plain, 0);

    assertArrayEquals(plain, pair);
  }

  @RepeatedTest(50)
  void lanesGoBackAsTheDecoderDoes(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    short[] dcs = new short[16];
    dcs[8] = (short) (random.nextInt(8000) - 4000);
    dcs[12] = (short) (random.nextInt(8000) - 4000);
    for (int i = 0; i < pair.length; i++) {
      pair[i] = (short) (random.nextInt(4) == 0 ? random.nextInt(4000) - 2000 : 0);
    }
    byte[] lanes = samples(random);
    byte[] numbers = lanes.clone();

    transform.addInverse(pair, 0, dcs, 8, lanes, 5, STRIDE);
    PlainPair.addInverse(pair, 0, dcs, 8, numbers, 5, STRIDE);
    assertArrayEquals(numbers, lanes);

    PairTransform.addDc(dcs, 8, lanes, 5, STRIDE);
    PlainPair.addDc(dcs, 8, numbers, 5, STRIDE);
    assertArrayEquals(numbers, lanes);
  }

  @RepeatedTest(50)
  void levelsAreQuotientsWithADeadZone(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int dcStep = 4 + random.nextInt(150);
    int acStep = 4 + random.nextInt(280);
    Quantizer quantizer = new Quantizer(dcStep, acStep, 40);
    Part part = PARTS.get(repetition.getCurrentRepetition() % PARTS.size());
    for (int i = 0; i < pair.length; i++) {
      pair[i] = (short) (random.nextInt(4096) - 2048);
    }
    short[] before = pair.clone();
    short[] levels = new short[PairTransform.SIZE];

    int places = quantizer.quantize(pair, 0, part, levels, 0);

    for (int i = 0; i < pair.length; i++) {
      int step = i == 0 || i == 4 ? dcStep : acStep;
      boolean meant =
          switch (part) {
            case BOTH -> true;
            case WITHOUT_FIRST -> i != 0 && i != 4;
            case LEFT -> i % 8 < 4;
          };
      int magnitude = meant ? (Math.abs(before[i]) + step * 40 / 128) / step : 0;
      assertEquals(before[i] < 0 ? -magnitude : magnitude, levels[i]);
      assertEquals(step * levels[i], pair[i]);
      assertEquals(levels[i] != 0 ? 1 : 0, (places >>> i) & 1);
    }
  }

  @Test
  void theLargestDifferencesDoNotOverflow() {
    byte[] black = new byte[4 * STRIDE];
    byte[] white = new byte[4 * STRIDE];
    Arrays.fill(white, (byte) 255);

    transform.forward(white, 0, STRIDE, black, 0, STRIDE, pair, 0);

    assertEquals(8 * 255, pair[0]);
    transform.addInverse(pair, 0, new short[8], 0, black, 0, STRIDE);
    assertArrayEquals(Arrays.copyOf(white, 8), Arrays.copyOf(black, 8));
  }

  private static byte[] samples(Random random) {
    byte[] samples = new byte[6 * STRIDE];
    random.nextBytes(samples);
    if (random.nextBoolean()) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (byte) (samples[i] < 0 ? 255 : 0);
      }
    }
    return samples;
  }
}
