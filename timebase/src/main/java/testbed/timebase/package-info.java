/**
 * Time is an argument. Cores are told the time as {@code long nowNs}, nanoseconds since the run
 * began; only a runner holds a {@link testbed.timebase.Clock} and only a runner waits.
 */
package testbed.timebase;
