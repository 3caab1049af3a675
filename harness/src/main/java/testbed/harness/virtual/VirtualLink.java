package testbed.harness.virtual;

import testbed.shell.link.Effect;
import testbed.shell.log.LogHeader;

/**
 * The link of a virtual call.
 *
 * @param toReceiver what the video's packets meet
 * @param toSender what the answers meet
 * @param videoHeader opens the packet log of the video's direction
 * @param answerHeader opens that of the answers
 */
public record VirtualLink(
    Effect toReceiver, Effect toSender, LogHeader videoHeader, LogHeader answerHeader) {}
