package testbed.reports.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import testbed.analyzer.metric.MetricValue;
import testbed.files.InputFile;
import testbed.files.InputFileException;
import testbed.reports.gate.ScenarioRuns.RunValues;
import testbed.reports.model.RunData;
import testbed.reports.model.RunManifest;
import testbed.reports.model.UnreadableRunException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of runs that later runs are held against, as a file to be kept beside the code.
 *
 * @param madeBy the command that wrote it
 */
public record Baseline(int formatVersion, String madeBy, List<ScenarioRuns> scenarios) {
  private static final int FORMAT_VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** Copies the list. */
  public Baseline {
    scenarios = scenarios == null ? List.of() : List.copyOf(scenarios);
  }

  /** Groups runs by system and trace; runs that are not valid are counted and left out. */
  public static List<ScenarioRuns> scenarios(List<RunData> runs) throws IncomparableException {
    Map<String, List<RunData>> groups = new LinkedHashMap<>();
    for (RunData run : runs) {
      groups.computeIfAbsent(run.system() + "\n" + run.trace(), k -> new ArrayList<>()).add(run);
    }
    List<ScenarioRuns> scenarios = new ArrayList<>();
    for (List<RunData> group : groups.values()) {
      scenarios.add(scenario(group));
    }
    return scenarios;
  }

  /** The baseline that these scenarios make. */
  public static Baseline of(List<ScenarioRuns> scenarios, String madeBy) {
    return new Baseline(FORMAT_VERSION, madeBy, scenarios);
  }

  /** Reads a baseline. */
  public static Baseline read(Path file) throws UnreadableRunException {
    try {
      Baseline baseline = JSON.readValue(InputFile.bytes(file), Baseline.class);
      if (baseline == null) {
        throw new UnreadableRunException(file, "says nothing; make it with 'testbed gate save'");
      }
      return baseline;
    } catch (NoSuchFileException e) {
      throw new UnreadableRunException(file, "not found; make it with 'testbed gate save'");
    } catch (InputFileException e) {
      throw new UnreadableRunException(file, e.getReason());
    } catch (IOException e) {
      throw new UnreadableRunException(file, "cannot be read: " + e.getMessage());
    } catch (JacksonException e) {
      String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw new UnreadableRunException(file, where + "is no baseline: " + e.getOriginalMessage());
    }
  }

  /** Writes the file. */
  public void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }

  private static ScenarioRuns scenario(List<RunData> group) throws IncomparableException {
    refuseCopies(group);
    RunData first = group.getFirst();
    SortedMap<String, String> provenance = Provenance.of(first.manifest());
    List<RunValues> values = new ArrayList<>();
    int invalid = 0;
    for (RunData run : group) {
      List<String> differences =
          Provenance.differences(provenance, Provenance.of(run.manifest()), Set.of());
      differences.addAll(differencesOfSystem(first.manifest(), run.manifest()));
      if (!differences.isEmpty()) {
        throw new IncomparableException(
            run.directory().root()
                + " is not a repetition of "
                + first.directory().root()
                + ": "
                + String.join("; ", differences));
      }
      if (run.manifest().validity().valid()) {
        values.add(values(run));
      } else {
        invalid++;
      }
    }
    boolean exact = Provenance.isVirtual(first.manifest());
    return new ScenarioRuns(first.system(), first.trace(), exact, provenance, values, invalid);
  }

  /** Repetitions are of one system, also where a gate is to judge what differs between two. */
  private static List<String> differencesOfSystem(RunManifest first, RunManifest other) {
    List<String> differences = new ArrayList<>();
    differences.addAll(
        Provenance.differences(first.settings().options(), other.settings().options(), Set.of()));
    differences.addAll(
        Provenance.differences(
            first.programs().conditions(), other.programs().conditions(), Set.of()));
    return differences;
  }

  /** A run that is given twice, or with a copy of itself, would count twice as much. */
  private static void refuseCopies(List<RunData> group) throws IncomparableException {
    Map<String, RunData> known = new LinkedHashMap<>();
    for (RunData run : group) {
      RunManifest m = run.manifest();
      if (m.originMonotonicNs() != 0) {
        String measurement = m.startedUtc() + " " + m.originMonotonicNs() + " " + m.host().name();
        RunData same = known.putIfAbsent(measurement, run);
        if (same != null) {
          throw new IncomparableException(
              run.directory().root()
                  + " is the same measurement as "
                  + same.directory().root()
                  + "; give each run once");
        }
      }
    }
  }

  private static RunValues values(RunData run) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (MetricValue m : run.metrics()) {
      if (Double.isFinite(m.value())) {
        metrics.put(m.name(), m.value());
      }
    }
    String identity =
        "seed "
            + run.manifest().settings().seed()
            + ", repeat "
            + run.manifest().settings().repeat();
    return new RunValues(run.directory().name(), identity, metrics);
  }
}
