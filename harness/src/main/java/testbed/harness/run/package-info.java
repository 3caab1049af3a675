/**
 * {@code testbed run}: one marked video through one system over one link, in real time, and what
 * came of it as a run directory.
 */
package testbed.harness.run;
