/**
 * Packet-delivery traces of cellular links: the format, the catalogue of public recordings, the
 * store that finds them, statistics, and small models that stand in for a recording.
 */
package testbed.traces;
