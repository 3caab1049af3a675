package testbed.salsify.sender;

import testbed.salsify.codec.CodingTime;
import testbed.salsify.policy.SendingPolicy;

/**
 * What makes a sender.
 *
 * @param session drawn anew each time a sender starts
 * @param policy how it decides
 * @param codingTime for runs whose time is declared
 */
public record SenderSetup(int session, SendingPolicy policy, CodingTime codingTime) {}
