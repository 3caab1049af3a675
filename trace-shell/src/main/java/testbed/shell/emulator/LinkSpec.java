package testbed.shell.emulator;

import java.nio.file.Path;
import java.util.List;

/**
 * What one direction does to packets: the effects before the link, the rate with its queue, the
 * delay, the effects after it.
 *
 * @param traceFile the trace that limits the rate, or null for none
 * @param queue what waits, for example {@code droptail:packets=256} (see {@link
 *     testbed.shell.link.QueueSyntax}); not used on an unlimited link
 * @param delayNs the fixed delay of every packet
 * @param startOffsetNs the place in the trace at which time zero falls
 * @param rate a rate instead of a trace, as {@link testbed.shell.path.EffectSyntax#parseRate} reads
 *     it, or null for none
 * @param before effects on packets that come, as {@link testbed.shell.path.EffectSyntax#parse}
 *     reads them
 * @param after effects on packets that leave
 * @param atEnd what happens at the end of the trace
 */
public record LinkSpec(
    Path traceFile,
    String queue,
    long delayNs,
    long startOffsetNs,
    String rate,
    List<String> before,
    List<String> after,
    AtEnd atEnd) {
  /** A link that delays nothing and loses nothing. */
  public static final LinkSpec UNLIMITED = new LinkSpec(null, "infinite", 0, 0);

  /** What happens at the end of a trace. */
  public enum AtEnd {
    /** It starts over. */
    REPEAT,
    /** Nothing is delivered any more. */
    STOP
  }

  /** Copies the lists. */
  public LinkSpec {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** A trace, its queue and a delay; see the full form. */
  public LinkSpec(Path traceFile, String queue, long delayNs, long startOffsetNs) {
    this(traceFile, queue, delayNs, startOffsetNs, null, List.of(), List.of(), AtEnd.REPEAT);
  }

  /** The same with a rate instead of a trace. */
  public LinkSpec withRate(String text) {
    return new LinkSpec(null, queue, delayNs, startOffsetNs, text, before, after, atEnd);
  }

  /** The same with effects around it, such as {@code loss:0.01}. */
  public LinkSpec withEffects(List<String> first, List<String> last) {
    return new LinkSpec(traceFile, queue, delayNs, startOffsetNs, rate, first, last, atEnd);
  }

  /** The same with another end. */
  public LinkSpec ending(AtEnd end) {
    return new LinkSpec(traceFile, queue, delayNs, startOffsetNs, rate, before, after, end);
  }
}
