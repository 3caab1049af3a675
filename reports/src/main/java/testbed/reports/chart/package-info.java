/** Charts in one house style, each with the table it was drawn from. */
package testbed.reports.chart;
