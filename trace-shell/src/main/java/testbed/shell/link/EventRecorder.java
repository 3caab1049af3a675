package testbed.shell.link;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a link did as a list of events; for tests and analysis, not for the packet path. */
public final class EventRecorder implements LinkObserver {
  private final List<LinkEvent> events = new ArrayList<>();

  /** The events so far, in the order in which they happened. */
  public List<LinkEvent> events() {
    return List.copyOf(events);
  }

  @Override
  public void arrived(long atNs, int bytes) {
    events.add(new LinkEvent.Arrival(atNs, bytes));
  }

  @Override
  public void opportunity(long atNs, int bytes) {
    events.add(new LinkEvent.Opportunity(atNs, bytes));
  }

  @Override
  public void departed(long atNs, int bytes, long arrivedNs) {
    events.add(new LinkEvent.Departure(atNs, bytes, arrivedNs));
  }

  @Override
  public void dropped(long atNs, int bytes, DropReason reason) {
    events.add(new LinkEvent.Drop(atNs, bytes, reason));
  }
}
