/** What is measured: the registry of metrics and their values. */
package testbed.analyzer.metric;
