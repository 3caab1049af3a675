package testbed.salsify.receiver;

import testbed.salsify.codec.CodingTime;

/**
 * What makes a receiver.
 *
 * @param receiver drawn anew each time a receiver starts
 * @param codingTime for runs whose time is declared
 */
public record ReceiverSetup(int receiver, CodingTime codingTime) {}
