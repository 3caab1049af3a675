/** {@code testbed systems}: what can be measured, described or driven by an adapter. */
package testbed.harness.systems;
