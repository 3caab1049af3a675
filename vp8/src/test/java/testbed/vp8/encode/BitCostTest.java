package testbed.vp8.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitCostTest {
  @ParameterizedTest
  @ValueSource(ints = {30, 90, 128, 200, 240})
  void theCostIsWhatTheEncoderSpends(int probability) {
    Random random = new Random(probability);
    BoolEncoder encoder = new BoolEncoder();
    long cost = 0;
    for (int i = 0; i < 100_000; i++) {
      int bit = random.nextInt(256) < probability ? 0 : 1;
      encoder.write(bit, probability);
      cost += BitCost.of(bit, probability);
    }

    double bytes = cost / 256.0 / 8;

    assertEquals(bytes, encoder.finish().length, bytes * 0.01 + 4);
  }
}
