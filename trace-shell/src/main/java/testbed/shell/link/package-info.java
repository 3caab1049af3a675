/**
 * The pure link: what happens to packets, told the time and nothing else.
 *
 * <p>An {@link testbed.shell.link.Effect} is an immutable description (a trace-driven rate, a
 * delay, a loss process); opened, it becomes a {@link testbed.shell.link.Link}, a machine that is
 * offered packets, advanced to instants, and says when it next has something to do. No class here
 * reads a clock, does input or output, or owns a thread; the bytes of packets stay outside.
 */
package testbed.shell.link;
