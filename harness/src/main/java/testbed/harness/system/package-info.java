/**
 * Systems under test: pairs of unmodified programs, described by a file or driven by an adapter,
 * and what the run must provide to them.
 */
package testbed.harness.system;
