/** The codec as the transport sees it: states are values with a hash, and nothing is hidden. */
package testbed.salsify.codec;
