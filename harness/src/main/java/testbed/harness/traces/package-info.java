/** {@code testbed traces}: list, look at, fetch, model and make traces. */
package testbed.harness.traces;
