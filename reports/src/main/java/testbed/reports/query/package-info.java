/** Questions in SQL over many runs. */
package testbed.reports.query;
