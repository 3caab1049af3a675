/** The boolean entropy coder's alphabet: trees, probabilities and their defaults, the decoder. */
package testbed.vp8.entropy;
