/** Pictures with borders, and what is known about their macroblocks. */
package testbed.vp8.frame;
