package testbed.reports.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a file of a run directory is of that run. Every file says what made it; one that was
 * copied from another run would give figures of both.
 */
public final class Belonging {
  private Belonging() {}

  /**
   * Refuses a file that says to be of another run than the manifest. What a file does not say is
   * not held against it.
   *
   * @param provenance what the file says made it
   * @throws UnreadableRunException naming the file and what differs
   */
  public static void check(Path file, Map<String, String> provenance, RunManifest manifest)
      throws UnreadableRunException {
    for (Map.Entry<String, String> known : identity(manifest).entrySet()) {
      String said = provenance.get(known.getKey());
      if (said != null && !said.equals(known.getValue())) {
        throw new UnreadableRunException(
            file,
            "is of another run: it says '%s: %s', run.json says '%s'; put the right file back"
                .formatted(known.getKey(), said, known.getValue()));
      }
    }
  }

  private static Map<String, String> identity(RunManifest manifest) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("started", manifest.startedUtc());
    identity.put("system", manifest.settings().system());
    identity.put("seed", Long.toString(manifest.settings().seed()));
    identity.put("video sha256", manifest.video().sha256());
    return identity;
  }
}
