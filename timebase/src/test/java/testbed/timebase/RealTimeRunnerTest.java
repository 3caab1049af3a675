package testbed.timebase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealTimeRunnerTest {
  @Test
  void waitsExactlyUntilTheNextDeadlineAndEndsAtTheEnd() throws InterruptedException {
    long[] now = {0};
    List<Long> waits = new ArrayList<>();
    Agent everyTen =
        new Agent() {
          private long next = 10;

          @Override
          public void advanceTo(long nowNs) {
            while (next <= nowNs) {
              next += 10;
            }
          }

          @Override
          public long nextEventNs() {
            return next;
          }
        };
    Waiter waiter =
        deadline -> {
          waits.add(deadline);
          now[0] = deadline;
        };

    new RealTimeRunner(() -> now[0], waiter, List.of(everyTen)).runUntil(25);

    assertEquals(List.of(10L, 20L, 25L), waits);
  }
}
