/**
 * Display ports: how what the receiving program shows is seen, stamped and kept. Nothing is
 * analysed while a run is hot.
 */
package testbed.analyzer.display;
