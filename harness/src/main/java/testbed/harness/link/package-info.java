/** {@code testbed link}: packet logs replayed, counted and drawn. */
package testbed.harness.link;
