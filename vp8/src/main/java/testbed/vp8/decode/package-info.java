/** From the bytes of a frame to modes, coefficients and samples. */
package testbed.vp8.decode;
