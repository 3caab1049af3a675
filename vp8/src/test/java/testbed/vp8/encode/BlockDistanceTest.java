package testbed.vp8.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BlockDistanceTest {
  private static final int STRIDE = 40;

  @RepeatedTest(50)
  void vectorsCountAsTheDefinitionsSay(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] a = samples(random);
    byte[] b = samples(random);
    int at = random.nextInt(100);
    int bt = random.nextInt(100);

    assertEquals(sad(a, at, b, bt), BlockDistance.sad16(a, at, STRIDE, b, bt, STRIDE));
    assertEquals(sse(a, at, b, bt, 16, 16), BlockDistance.sse16(a, at, STRIDE, b, bt, STRIDE, 16));
    assertEquals(sse(a, at, b, bt, 16, 4), BlockDistance.sse16(a, at, STRIDE, b, bt, STRIDE, 4));
    assertEquals(sse(a, at, b, bt, 8, 8), BlockDistance.sse8(a, at, STRIDE, b, bt, STRIDE));
    assertEquals(satd(a, at, b, bt, 1) / 2, BlockDistance.satd4(a, at, STRIDE, b, bt, STRIDE));
    assertEquals(
        satd(a, at, b, bt, 16) / 2.0, BlockDistance.satd16(a, at, STRIDE, b, bt, STRIDE), 16);
  }

  @Test
  void theLargestDifferencesDoNotOverflow() {
    byte[] black = new byte[16 * STRIDE];
    byte[] white = new byte[16 * STRIDE];
    java.util.Arrays.fill(white, (byte) 255);

    assertEquals(255 * 256, BlockDistance.sad16(black, 0, STRIDE, white, 0, STRIDE));
    assertEquals(255 * 255 * 256, BlockDistance.sse16(black, 0, STRIDE, white, 0, STRIDE, 16));
    assertEquals(255 * 256 / 2, BlockDistance.satd16(black, 0, STRIDE, white, 0, STRIDE));
  }

  private static byte[] samples(Random random) {
    byte[] samples = new byte[16 * STRIDE + 100];
    random.nextBytes(samples);
    if (random.nextBoolean()) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (byte) (samples[i] < 0 ? 255 : samples[i] & 1);
      }
    }
    return samples;
  }

  private static int difference(byte[] a, int at, byte[] b, int bt, int x, int y) {
    return (a[at + y * STRIDE + x] & 0xff) - (b[bt + y * STRIDE + x] & 0xff);
  }

  private static int sad(byte[] a, int at, byte[] b, int bt) {
    int sum = 0;
    for (int i = 0; i < 256; i++) {
      sum += Math.abs(difference(a, at, b, bt, i % 16, i / 16));
    }
    return sum;
  }

  private static int sse(byte[] a, int at, byte[] b, int bt, int width, int height) {
    int sum = 0;
    for (int i = 0; i < width * height; i++) {
      int d = difference(a, at, b, bt, i % width, i / width);
      sum += d * d;
    }
    return sum;
  }

  /** The definition: every 4x4 block times the Hadamard matrix from both sides. */
  private static int satd(byte[] a, int at, byte[] b, int bt, int blocks) {
    int sum = 0;
    for (int block = 0; block < blocks; block++) {
      for (int u = 0; u < 4; u++) {
        for (int v = 0; v < 4; v++) {
          int coefficient = 0;
          for (int i = 0; i < 16; i++) {
            int x = i % 4;
            int y = i / 4;
            int sign = Integer.bitCount(u & x) + Integer.bitCount(v & y);
            int d = difference(a, at, b, bt, block % 4 * 4 + x, block / 4 * 4 + y);
            coefficient += (sign & 1) == 0 ? d : -d;
          }
          sum += Math.abs(coefficient);
        }
      }
    }
    return sum;
  }
}
