/**
 * The emulator as a process of its own: its heap is small and quiet, and all that it made ends with
 * it. {@link testbed.shell.emulator.EmulatorProcess} is the side that starts and asks it.
 */
package testbed.shell.emulator;
