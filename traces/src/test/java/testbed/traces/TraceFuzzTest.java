package testbed.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random files are traces or are refused in one clear line. The property {@code testbed.fuzz} says
 * how many files: {@code mvn -pl traces -am test -Dtest=TraceFuzzTest -Dtestbed.fuzz=100000
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
final class TraceFuzzTest {
  private static final int FILES = Integer.getInteger("testbed.fuzz", 5_000);

  /** A guard against a hang, not a measure of speed. */
  private static final Duration HANG = Duration.ofMinutes(5);

  private static final byte[] LIKELY =
      "0123456789\n\n\n\r -.+#\0".getBytes(StandardCharsets.US_ASCII);

  @Test
  void randomFilesNeverCrashTheParser() {
    int good =
        assertTimeoutPreemptively(
            HANG,
            () -> {
              int traces = 0;
              for (int seed = 0; seed < FILES; seed++) {
                traces += isTrace(file(new Random(seed)), seed) ? 1 : 0;
              }
              return traces;
            });
    assertTrue(good > FILES / 20 && good < FILES - FILES / 20, good + " of " + FILES);
  }

  private static boolean isTrace(byte[] file, int seed) {
    Trace trace;
    try {
      trace = Trace.parse(new ByteArrayInputStream(file), "file " + seed);
    } catch (TraceException e) {
      assertTrue(e.getMessage().startsWith("file " + seed), e.getMessage());
      assertTrue(e.getMessage().chars().allMatch(c -> c >= ' ' && c < 0x7f), e.getMessage());
      assertTrue(!e.problem().isBlank() && !e.remedy().isBlank(), e.getMessage());
      return false;
    }
    check(trace, seed);
    return true;
  }

  /** What everybody relies on: stamps in order, a duration, a schedule that moves on. */
  private static void check(Trace trace, int seed) {
    DeliverySchedule schedule = DeliverySchedule.repeating(trace, 0);
    long last = 0;
    for (int i = 0; i < 3 * trace.size(); i++) {
      assertTrue(schedule.nextNs() >= last, "seed " + seed);
      last = schedule.nextNs();
      schedule.advance();
    }
    assertEquals(3_000_000L * trace.periodMs(), last, "seed " + seed);
  }

  private static byte[] file(Random random) throws IOException {
    byte[] file =
        switch (random.nextInt(4)) {
          case 0 -> bytes(random, 1 + random.nextInt(200));
          case 1 -> likely(random, random.nextInt(200));
          default -> TraceTest.random(random).toText().getBytes(StandardCharsets.US_ASCII);
        };
    file = random.nextBoolean() ? damaged(file, random) : file;
    if (random.nextInt(3) == 0) {
      file = TraceParserTest.gzip(file);
      file = random.nextBoolean() ? damaged(file, random) : file;
    }
    return file;
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] likely(Random random, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = LIKELY[random.nextInt(LIKELY.length)];
    }
    return bytes;
  }

  /** Cut short, or some bytes changed, or one repeated many times. */
  private static byte[] damaged(byte[] file, Random random) {
    if (file.length == 0) {
      return file;
    }
    int place = random.nextInt(file.length);
    return switch (random.nextInt(3)) {
      case 0 -> Arrays.copyOf(file, place);
      case 1 -> {
        byte[] changed = file.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
          changed[random.nextInt(file.length)] = LIKELY[random.nextInt(LIKELY.length)];
        }
        yield changed;
      }
      default -> {
        byte[] longer = Arrays.copyOf(file, file.length + random.nextInt(100_000));
        Arrays.fill(longer, place, longer.length, file[place]);
        yield longer;
      }
    };
  }
}
