/**
 * What sender and receiver decide, as functions of values: no clock, no socket, no codec. The
 * constants are those of the Salsify paper (NSDI 2018) and of its authors' program, except where a
 * comment says otherwise.
 */
package testbed.salsify.policy;
