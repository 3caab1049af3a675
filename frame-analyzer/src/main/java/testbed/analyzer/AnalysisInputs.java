package testbed.analyzer;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import testbed.injector.Injection;
import testbed.injector.mark.MarkLayout;
import testbed.injector.source.SourceVideo;

/**
 * What the analysis of a run needs.
 *
 * @param directory the run directory: holds {@code capture.spool}, and receives the results
 * @param injections all ticks of the camera, in order
 * @param source the video that the camera showed, without marks
 * @param marks where its marks were
 * @param settings what to compute
 * @param provenance what made the run; opens every file that is written, in this order
 */
public record AnalysisInputs(
    Path directory,
    List<Injection> injections,
    SourceVideo source,
    MarkLayout marks,
    AnalysisSettings settings,
    Map<String, String> provenance) {
  /** The name of the capture in the run directory. */
  public static final String SPOOL = "capture.spool";

  /** Copies the collections. */
  public AnalysisInputs {
    injections = List.copyOf(injections);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }
}
