package testbed.analyzer.match;

/**
 * One frame that was held in front of the sender's camera.
 *
 * @param frameId its number; frames are numbered in the order of showing
 * @param code the identity in its marks; unique within a run
 * @param shownNs when it was shown, in nanoseconds on the time axis of the run
 * @param handover whether the camera took it
 */
public record SentFrame(long frameId, long code, long shownNs, Handover handover) {}
