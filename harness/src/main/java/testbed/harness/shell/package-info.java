/** {@code testbed shell}: a command behind an emulated link. */
package testbed.harness.shell;
