/** Runs of other rigs as run directories of ours. */
package testbed.reports.paper;
