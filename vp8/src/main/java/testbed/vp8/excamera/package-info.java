/** Encoding in parallel chunks that are stitched into one stream with few key frames. */
package testbed.vp8.excamera;
