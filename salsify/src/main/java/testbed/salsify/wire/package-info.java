/**
 * The packets that sender and receiver exchange; {@code docs/salsify.md} describes them byte by
 * byte.
 */
package testbed.salsify.wire;
