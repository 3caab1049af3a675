package testbed.salsify.receiver;

/**
 * Where a receiver's results go.
 *
 * @param screen takes the pictures
 * @param observer hears what became of each frame
 */
public record ReceiverOutput(Screen screen, ReceiverObserver observer) {}
