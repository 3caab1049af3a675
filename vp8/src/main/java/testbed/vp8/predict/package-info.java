/** Prediction of macroblocks from their neighbourhood and from reference frames. */
package testbed.vp8.predict;
