/**
 * A call in virtual time: camera, Salsify's two ends, the link and the screen as agents of one
 * runner. What comes out depends on the arguments alone, not on the machine.
 */
package testbed.harness.virtual;
