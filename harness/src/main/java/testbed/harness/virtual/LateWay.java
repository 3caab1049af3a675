package testbed.harness.virtual;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.ObjLongConsumer;
import testbed.timebase.Agent;
import testbed.timebase.Time;

/**
 * Things that are on their way from one part of a call to the next: pictures from the camera to the
 * sender, packets from a program to the link or from the link to a program.
 *
 * @param <T> what is handed over
 */
final class LateWay<T> implements Agent {
  private final Lateness lateness;
  private final ObjLongConsumer<T> far;
  private final ArrayDeque<Late<T>> waiting = new ArrayDeque<>();

  private record Late<T>(T thing, long atNs) {}

  LateWay(List<Long> latenessNs, ObjLongConsumer<T> far) {
    this.lateness = new Lateness(latenessNs);
    this.far = far;
  }

  /** Hands a thing over; one that is lost on the way goes nowhere. */
  void send(T thing, long nowNs) {
    if (lateness.isNone()) {
      far.accept(thing, nowNs);
      return;
    }
    long thereNs = lateness.thereNs(nowNs);
    if (thereNs != Time.NEVER) {
      waiting.add(new Late<>(thing, thereNs));
    }
  }

  @Override
  public void advanceTo(long nowNs) {
    while (nextEventNs() <= nowNs) {
      Late<T> late = waiting.remove();
      far.accept(late.thing(), late.atNs());
    }
  }

  @Override
  public long nextEventNs() {
    return waiting.isEmpty() ? Time.NEVER : waiting.peek().atNs();
  }
}
