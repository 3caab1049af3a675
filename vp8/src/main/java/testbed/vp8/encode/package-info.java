/** The forward half of the codec: decisions, transforms and writing. Reconstruction is shared. */
package testbed.vp8.encode;
