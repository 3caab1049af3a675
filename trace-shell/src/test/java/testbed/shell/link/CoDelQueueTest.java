package testbed.shell.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import testbed.timebase.Time;

/** Against the behaviour that the pseudo-code of RFC 8289 has, step by step. */
class CoDelQueueTest {
  private static final long MS = Time.MILLISECOND;
  private static final int FULL = 1504;

  private final List<Long> droppedAt = new ArrayList<>();
  private final List<Long> droppedIds = new ArrayList<>();
  private long nextId;

  @Test
  void nothingIsDroppedWhileTheWaitIsBelowTarget() {
    PacketQueue queue = codel("codel:packets=1000");
    for (long ms = 0; ms < 1000; ms += 2) {
      offer(queue, ms * MS);
      offer(queue, ms * MS);
      queue.poll((ms + 4) * MS);
      queue.poll((ms + 4) * MS);
    }
    assertEquals(List.of(), droppedAt);
  }

  @Test
  void theFirstDropComesOneIntervalAfterTheWaitWentAboveTarget() {
    PacketQueue queue = codel("codel:packets=1000");
    fill(queue, 500);
    for (long ms = 5; ms <= 104; ms++) {
      assertEquals(ms - 5, queue.poll(ms * MS).id());
    }
    assertEquals(List.of(), droppedAt);

    Packet sent = queue.poll(105 * MS);

    assertEquals(List.of(100L), droppedIds, "the packet that was judged is the one dropped");
    assertEquals(101, sent.id(), "and the next one is sent instead");
  }

  @Test
  void furtherDropsFollowTheInverseSquareRoot() {
    PacketQueue queue = codel("codel:packets=10000");
    fill(queue, 5000);
    for (long ms = 5; ms <= 500; ms++) {
      queue.poll(ms * MS);
    }
    List<Long> expected = new ArrayList<>(List.of(105L));
    double next = 105 + 100;
    for (int count = 2; next <= 500; count++) {
      expected.add((long) Math.ceil(next));
      next += 100 / Math.sqrt(count);
    }
    assertEquals(expected, droppedAt.stream().map(ns -> ns / MS).toList());
  }

  @Test
  void droppingEndsWhenTheWaitIsBelowTargetAgain() {
    PacketQueue queue = codel("codel:packets=10000");
    fill(queue, 200);
    for (long ms = 5; ms <= 105; ms++) {
      queue.poll(ms * MS);
    }
    int drops = droppedAt.size();
    assertEquals(1, drops);
    while (queue.packets() > 0) {
      queue.poll(105 * MS + 1);
    }
    for (long ms = 300; ms < 600; ms++) {
      offer(queue, ms * MS);
      queue.poll(ms * MS + 1);
    }
    assertEquals(drops, droppedAt.size());
  }

  @Test
  void droppingThatResumesSoonGoesOnWhereItHadBeen() {
    PacketQueue queue = codel("codel:packets=10000");
    fill(queue, 1000);
    for (long ms = 5; ms <= 500; ms++) {
      queue.poll(ms * MS);
    }
    int first = droppedAt.size();
    while (queue.packets() > 0) {
      queue.poll(501 * MS);
    }
    droppedAt.clear();
    for (int i = 0; i < 1000; i++) {
      offer(queue, 600 * MS);
    }
    for (long ms = 605; ms <= 900; ms++) {
      queue.poll(ms * MS);
    }
    long gap = (droppedAt.get(1) - droppedAt.get(0)) / MS;
    assertTrue(first > 3 && gap < 100, "the second gap is " + gap + " ms after " + first);
  }

  @Test
  void aQueueOfOneFullPacketIsNeverJudged() {
    PacketQueue queue = codel("codel:packets=1000");
    for (long ms = 0; ms < 5000; ms += 50) {
      offer(queue, ms * MS);
      assertEquals(ms / 50, queue.poll((ms + 49) * MS).id());
    }
    assertEquals(List.of(), droppedAt);
  }

  @Test
  void sendersThatUnderstandMarksAreMarkedInsteadOfDropped() {
    PacketQueue queue = codel("codel:packets=1000,ecn=1");
    for (int i = 0; i < 500; i++) {
      queue.offer(new Packet(0).as(nextId++, FULL).ecnCapable(), 0);
    }
    List<Long> marked = new ArrayList<>();
    for (long ms = 5; ms <= 300; ms++) {
      Packet packet = queue.poll(ms * MS);
      if (packet.isCongestionMarked()) {
        marked.add(ms);
      }
    }
    assertEquals(List.of(), droppedAt);
    assertEquals(List.of(105L, 205L, 276L), marked);
  }

  private void fill(PacketQueue queue, int packets) {
    for (int i = 0; i < packets; i++) {
      offer(queue, 0);
    }
  }

  private void offer(PacketQueue queue, long atNs) {
    queue.offer(new Packet(0).as(nextId++, FULL), atNs);
  }

  private PacketQueue codel(String text) {
    return QueueSyntax.parse(text)
        .open(
            (packet, atNs, reason) -> {
              assertEquals(DropReason.CODEL, reason);
              droppedAt.add(atNs);
              droppedIds.add(packet.id());
            });
  }
}
