/**
 * {@code testbed doctor}: what of this machine works, what does not, what it costs, what mends it.
 */
package testbed.harness.doctor;
