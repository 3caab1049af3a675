/** Decides whether runs are worse than a baseline, and says when that cannot be decided. */
package testbed.reports.gate;
