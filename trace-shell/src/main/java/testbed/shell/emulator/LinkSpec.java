package testbed.shell.emulator;

import java.nio.file.Path;

/**
 * What one direction does to packets: the trace with its queue first, then the delay.
 *
 * @param traceFile the trace that limits the rate, or null for an unlimited link
 * @param queue what waits for the trace's opportunities, for example {@code droptail:packets=256}
 *     (see {@link testbed.shell.link.QueueSyntax}); not used without a trace
 * @param delayNs the fixed delay of every packet
 * @param startOffsetNs the place in the trace at which time zero falls
 */
public record LinkSpec(Path traceFile, String queue, long delayNs, long startOffsetNs) {
  /** A link that delays nothing and loses nothing. */
  public static final LinkSpec UNLIMITED = new LinkSpec(null, "infinite", 0, 0);
}
