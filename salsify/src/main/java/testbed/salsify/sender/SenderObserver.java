package testbed.salsify.sender;

/** Hears what the sender does, for statistics. */
@FunctionalInterface
public interface SenderObserver {
  /** Something became of a picture. */
  void frame(FrameReport report);
}
