/** Salsify's two programs, and what its agents share. */
package testbed.salsify;
