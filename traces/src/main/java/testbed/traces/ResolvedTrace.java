package testbed.traces;

/**
 * A trace that was asked for by name or file, and what it turned out to be.
 *
 * @param name the catalogue's name, or the file as it was given
 * @param direction which way it carries packets
 * @param trace the trace itself
 * @param origin where it came from
 * @param sha256 the hash of the trace's canonical text, see {@link Trace#sha256()}
 * @param label the name for outputs: ends in {@code (model)} when it is not a recording
 */
public record ResolvedTrace(
    String name, Direction direction, Trace trace, Origin origin, String sha256, String label) {

  static ResolvedTrace of(String name, Direction direction, Trace trace, Origin origin) {
    String label = origin == Origin.MODEL ? name + " (model)" : name;
    return new ResolvedTrace(name, direction, trace, origin, trace.sha256(), label);
  }
}
