/** The files that an analysis writes into a run directory, each with its reader. */
package testbed.analyzer.result;
