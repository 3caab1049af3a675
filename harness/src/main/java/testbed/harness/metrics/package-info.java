/** The command that lists what is measured. */
package testbed.harness.metrics;
