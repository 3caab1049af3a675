/** How close a displayed picture is to the one that was sent. Pure. */
package testbed.analyzer.quality;
