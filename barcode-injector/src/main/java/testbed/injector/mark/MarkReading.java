package testbed.injector.mark;

/** What the two marks of a seen picture say. */
public sealed interface MarkReading {
  /** Both marks belong to one sent frame. */
  record FrameSeen(long frameId) implements MarkReading {}

  /** The two marks belong to different frames: the picture was caught in the middle of a change. */
  record Torn(long upperLeftId, long lowerRightId) implements MarkReading {}

  /** There is no mark, or too little of it is left to be certain. */
  record Unreadable() implements MarkReading {}
}
