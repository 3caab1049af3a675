/** Quantizer steps and the inverse transforms. */
package testbed.vp8.transform;
