/** {@code testbed vp8}: the functional codec on files. */
package testbed.harness.vp8;
