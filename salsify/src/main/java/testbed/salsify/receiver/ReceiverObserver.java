package testbed.salsify.receiver;

/** Hears what the receiver does, for statistics. */
@FunctionalInterface
public interface ReceiverObserver {
  /** Something became of a frame. */
  void frame(ReceivedFrame report);
}
