package testbed.salsify.policy;

/**
 * A packet that the other end acknowledged.
 *
 * @param nowNs when the sender heard of it
 * @param roundTripNs since the packet was sent
 * @param passed packets that this acknowledgement newly passes, itself included; those in between
 *     are lost, or late; 0 when the packet itself was late
 */
public record Delivery(long nowNs, long roundTripNs, long passed) {}
