/** Reading and writing the tables of a run directory. Not exported. */
package testbed.analyzer.csv;
