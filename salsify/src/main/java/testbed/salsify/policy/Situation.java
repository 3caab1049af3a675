package testbed.salsify.policy;

/**
 * Everything that bears on what becomes of a frame.
 *
 * @param network what is known of the network
 * @param reference what the frame was encoded against
 * @param queuedPackets packets that still wait in the pacer
 * @param nowNs the time
 */
public record Situation(Network network, Reference reference, int queuedPackets, long nowNs) {}
