package testbed.harness.answers;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.Testbed;
import testbed.reports.model.RunData;
import testbed.reports.model.RunManifest;
import testbed.reports.model.RunManifest.Settings;
import testbed.reports.model.RunManifest.TraceUse;

/** Repeats the runs of a candidate, scenario by scenario in turn, until there are enough. */
final class FurtherRuns {
  private FurtherRuns() {}

  /** All runs, those that were there and the further ones beside them. */
  static List<Path> upTo(int most, List<RunData> runs, PrintWriter progress) throws CommandFailure {
    Map<String, List<RunData>> scenarios = new LinkedHashMap<>();
    for (RunData run : runs) {
      scenarios.computeIfAbsent(run.system() + "\n" + run.trace(), k -> new ArrayList<>()).add(run);
    }
    List<Path> all = new ArrayList<>(runs.stream().map(r -> r.directory().root()).toList());
    int longest = scenarios.values().stream().mapToInt(List::size).max().orElse(0);
    int shortest = scenarios.values().stream().mapToInt(List::size).min().orElse(longest);
    for (int n = shortest + 1; n <= most; n++) {
      for (List<RunData> have : scenarios.values()) {
        if (n > have.size()) {
          all.add(oneMore(have, n, progress));
        }
      }
    }
    return all;
  }

  private static Path oneMore(List<RunData> have, int n, PrintWriter progress)
      throws CommandFailure {
    RunData last = have.getLast();
    long seed =
        have.stream().mapToLong(r -> r.manifest().settings().seed()).max().orElse(0)
            + n
            - have.size();
    Path root = last.directory().root().toAbsolutePath().normalize();
    Path out = root.resolveSibling(root.getFileName() + "-further-" + n);
    progress.println("testbed: run " + n + " of " + last.system() + " over " + last.trace());
    int status = execute(arguments(last.manifest(), seed, out));
    if (status != ExitStatus.OK && !Files.exists(out.resolve("run.json"))) {
      throw CommandFailure.systemFailed(
          "a further run ended with " + status + " and left no result");
    }
    return out;
  }

  private static int execute(List<String> arguments) {
    CommandLine command = Testbed.commandLine();
    command.setOut(new PrintWriter(PrintWriter.nullWriter()));
    return command.execute(arguments.toArray(String[]::new));
  }

  /** The command line that repeats a run with another seed. */
  static List<String> arguments(RunManifest manifest, long seed, Path out) {
    Settings s = manifest.settings();
    List<String> words = new ArrayList<>(List.of("run", "--system", s.system()));
    if (!s.queue().isEmpty()) {
      TraceUse carrier = manifest.carrier();
      String trace = carrier.name().isEmpty() ? s.trace() : carrier.name();
      words.addAll(List.of("--trace", trace, "--queue", s.queue()));
      words.addAll(List.of("--delay", number(s.delayMs()) + "ms"));
      words.addAll(List.of("--offset", number(carrier.offsetS()) + "s"));
    }
    words.addAll(List.of("--duration", number(s.durationS()) + "s"));
    if (s.warmupS() > 0) {
      words.addAll(List.of("--warmup", number(s.warmupS()) + "s"));
    }
    words.addAll(List.of("--video", manifest.video().name()));
    words.addAll(List.of("--size", s.width() + "x" + s.height(), "--fps", number(s.fps())));
    words.addAll(List.of("--clock", s.clock(), "--seed", String.valueOf(seed)));
    words.addAll(List.of("--direction", s.direction(), "--out", out.toString()));
    if (!s.loss().isEmpty()) {
      words.addAll(List.of("--loss", s.loss()));
    }
    s.options().forEach((name, value) -> words.addAll(List.of("--option", name + "=" + value)));
    return words;
  }

  private static String number(double v) {
    return v == Math.rint(v) ? String.valueOf((long) v) : String.format(Locale.ROOT, "%.3f", v);
  }
}
