/** Values of command-line options: their forms, their ranges, their complaints. */
package testbed.harness.option;
