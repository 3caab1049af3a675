package testbed.harness.traces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import testbed.harness.CommandFailure;
import testbed.traces.CatalogueEntry;
import testbed.traces.Direction;
import testbed.traces.Recording;
import testbed.traces.ResolvedTrace;
import testbed.traces.Trace;
import testbed.traces.TraceException;
import testbed.traces.TraceStore;

/**
 * A trace to fit a model to.
 *
 * @param name the recording or file that the model is for
 * @param trace its trace; or one like it, where its own is not on this machine
 * @param provenance what the trace is
 * @param durationMs how long the model's trace is to be
 */
record ModelSubject(String name, Trace trace, String provenance, int durationMs) {

  /** Both directions of each name, each file once; without names the whole catalogue. */
  static List<ModelSubject> of(List<String> names, TraceStore store)
      throws CommandFailure, TraceException, InterruptedException {
    List<ModelSubject> subjects = new ArrayList<>();
    List<String> wanted =
        names.isEmpty()
            ? store.catalogue().entries().stream().map(CatalogueEntry::name).toList()
            : names;
    for (String name : wanted) {
      Optional<CatalogueEntry> entry = store.catalogue().find(name);
      if (entry.isPresent()) {
        subjects.add(of(entry.get(), Direction.UPLINK, store));
        subjects.add(of(entry.get(), Direction.DOWNLINK, store));
      } else {
        Trace trace = store.resolve(name, store.directionsOf(name).getFirst()).trace();
        String file = Path.of(name).getFileName().toString();
        subjects.add(new ModelSubject(file, trace, "fitted to the file " + file, trace.periodMs()));
      }
    }
    return subjects;
  }

  private static ModelSubject of(CatalogueEntry entry, Direction direction, TraceStore store)
      throws CommandFailure, TraceException, InterruptedException {
    Recording recording = entry.recording(direction);
    CatalogueEntry source = source(entry, direction, store);
    ResolvedTrace resolved = store.resolve(source.name(), direction);
    String origin = source.recording(direction).fileName() + " (sha256 " + resolved.sha256() + ")";
    if (source.equals(entry)) {
      String provenance = "fitted to the recording " + origin;
      return new ModelSubject(
          recording.fileName(), resolved.trace(), provenance, resolved.trace().periodMs());
    }
    int durationMs =
        recording
            .durationMs()
            .orElseGet(() -> entry.recording(direction.reverse()).durationMs().orElseThrow());
    double factor = rateFactor(recording, resolved.trace());
    String provenance =
        String.format(
            Locale.ROOT,
            "the recording %s was not at hand: fitted to the nearest one, %s, at %.2f times its rate",
            recording.fileName(),
            origin,
            factor);
    return new ModelSubject(
        recording.fileName(), resolved.trace().scaled(factor), provenance, durationMs);
  }

  /** The entry itself, or the one of the same operator and technology that is on this machine. */
  private static CatalogueEntry source(CatalogueEntry entry, Direction direction, TraceStore store)
      throws CommandFailure {
    if (store.installed(entry.recording(direction)).isPresent()) {
      return entry;
    }
    String network = entry.recording().replaceFirst("^([^-]+-[^-]+).*", "$1-");
    return store.catalogue().entries().stream()
        .filter(other -> other.recording().startsWith(network))
        .filter(other -> store.installed(other.recording(direction)).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.environment(
                    entry.name()
                        + ": the recording is not on this machine; get it with: testbed traces"
                        + " fetch "
                        + entry.name()));
  }

  /**
   * How much faster a recording is than another trace, as far as its length in bytes and in time
   * tells; 1 where they are not known.
   */
  private static double rateFactor(Recording recording, Trace other) {
    if (recording.bytes().isEmpty() || recording.durationMs().isEmpty()) {
      return 1;
    }
    int durationMs = recording.durationMs().getAsInt();
    double lines = recording.bytes().getAsLong() / bytesPerLine(durationMs);
    return lines / durationMs * other.periodMs() / other.size();
  }

  /** The mean length of a line when the stamps are spread evenly over the duration. */
  static double bytesPerLine(int durationMs) {
    double bytes = 0;
    for (long shortest = 1; shortest <= durationMs; shortest *= 10) {
      double longer = durationMs - shortest + 1;
      bytes += longer / durationMs;
    }
    return 1 + bytes;
  }
}
