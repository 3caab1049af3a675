/** Salsify's two programs as subcommands. */
package testbed.harness.salsify;
