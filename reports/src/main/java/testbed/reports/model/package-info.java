/** What a run directory holds, as values. */
package testbed.reports.model;
