/**
 * The packet log in the format of Mahimahi's mm-link: written off the packet thread, read back from
 * our own and from Mahimahi's files.
 *
 * <p>A file holds one direction, or both: then the lines of the second direction are comments to
 * Mahimahi's scripts, opening with {@code #< }.
 */
package testbed.shell.log;
