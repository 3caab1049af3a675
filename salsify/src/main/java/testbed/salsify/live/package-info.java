/** The edges of the two programs: sockets, pipes, threads, and the real clock. */
package testbed.salsify.live;
