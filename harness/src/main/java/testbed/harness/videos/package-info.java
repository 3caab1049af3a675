/** {@code testbed videos}: what can be played into a camera. */
package testbed.harness.videos;
