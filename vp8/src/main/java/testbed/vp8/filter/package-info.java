/** The loop filters. */
package testbed.vp8.filter;
