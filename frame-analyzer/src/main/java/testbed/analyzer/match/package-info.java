/** Matches what was displayed with what was sent: delay, signal delay, freezes. Pure. */
package testbed.analyzer.match;
