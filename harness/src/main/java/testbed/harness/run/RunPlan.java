package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import testbed.harness.CommandFailure;
import testbed.harness.system.SystemUnderTest;
import testbed.injector.mark.MarkLayout;
import testbed.injector.source.SourceVideo;
import testbed.reports.model.RunManifest;
import testbed.traces.Nearest;

/**
 * A run, checked and resolved: whatever the user could have got wrong has been found out.
 *
 * @param system the system under test
 * @param systemOptions its options, defaults filled in
 * @param link what its packets will meet
 * @param source what its camera will see
 * @param options the rest, as given
 * @param out the run directory, not there yet or empty
 * @param repeat which repetition this is, counted from 1
 */
record RunPlan(
    SystemUnderTest system,
    Map<String, String> systemOptions,
    LinkPlan link,
    SourceVideo source,
    RunOptions options,
    Path out,
    int repeat) {

  /** The same run in another folder. */
  RunPlan in(Path folder) {
    return new RunPlan(system, systemOptions, link, source, options, folder, repeat);
  }

  /** How many pictures the camera shows. */
  int ticks() {
    return Math.toIntExact(Math.max(1, Math.round(options.duration.seconds() * options.fps)));
  }

  /** Where the marks are. */
  MarkLayout marks() {
    return MarkLayout.standard(source.width(), source.height());
  }

  /** The name by which outputs call the trace. */
  String traceLabel() {
    return system.usesLink() ? link.video().label() : "no link";
  }

  /** What was asked for, as the run's {@code run.json} says it. */
  RunManifest.Settings settings() {
    return new RunManifest.Settings(
        system.name(),
        traceLabel(),
        options.duration.seconds(),
        options.size.width(),
        options.size.height(),
        options.fps,
        options.clock.name().toLowerCase(Locale.ROOT),
        options.seed,
        options.direction.name().toLowerCase(Locale.ROOT),
        system.usesLink() ? options.queue : "",
        system.usesLink() ? options.delay.millis() : 0,
        options.loss,
        marks().kind().name().toLowerCase(Locale.ROOT),
        "daala",
        repeat,
        systemOptions,
        options.warmup.seconds());
  }

  /** What tells its system from others of that name, as {@code run.json} holds it. */
  Map<String, String> identity() {
    Map<String, String> identity = new LinkedHashMap<>(system.identity());
    if (options.clock == RunOptions.ClockKind.VIRTUAL && options.codingTime.isDeclared()) {
      identity.put(RunManifest.Programs.CODING_TIME, options.codingTime.text());
    }
    return identity;
  }

  /** The recordings behind the link, none for a system that does not use it. */
  RunManifest.Traces traces() {
    return system.usesLink() ? link.provenance() : new RunManifest.Traces(null, null);
  }

  static void checkRanges(RunOptions options) throws CommandFailure {
    if (options.duration.nanos() <= 0) {
      throw CommandFailure.badInput("--duration 0: a run needs some time; try 30s");
    }
    if (options.warmup.nanos() >= options.duration.nanos()) {
      throw CommandFailure.badInput(
          "--warmup "
              + options.warmup
              + ": nothing is left of --duration "
              + options.duration
              + "; choose a shorter one");
    }
    if (options.fps < 1 || options.fps > 240) {
      throw CommandFailure.badInput("--fps " + options.fps + ": choose 1 to 240");
    }
    long mostTicks = 1_000_000;
    if (options.duration.seconds() * options.fps > mostTicks) {
      throw CommandFailure.badInput(
          "--duration "
              + options.duration
              + " at --fps "
              + options.fps
              + ": more than "
              + mostTicks
              + " frames");
    }
  }

  static Map<String, String> systemOptions(SystemUnderTest system, Map<String, String> given)
      throws CommandFailure {
    Map<String, String> all = new LinkedHashMap<>(system.options());
    for (Map.Entry<String, String> option : given.entrySet()) {
      if (!all.containsKey(option.getKey())) {
        throw noOption(system, option.getKey(), new TreeSet<>(all.keySet()));
      }
      List<String> choices = system.choices().get(option.getKey());
      if (choices != null && !choices.contains(option.getValue())) {
        throw CommandFailure.badInput(
            "--option "
                + option.getKey()
                + "="
                + option.getValue()
                + ": choose one of '"
                + String.join("', '", choices)
                + "'");
      }
      all.put(option.getKey(), option.getValue());
    }
    return all;
  }

  private static CommandFailure noOption(
      SystemUnderTest system, String name, Collection<String> known) {
    return CommandFailure.badInput(
        "--option "
            + name
            + ": "
            + Nearest.hint(name, known)
            + "system '"
            + system.name()
            + "' has "
            + (known.isEmpty() ? "no options" : "the options " + String.join(", ", known)));
  }

  /** Refuses a directory that holds something or cannot be written. */
  static void checkOut(Path out) throws CommandFailure {
    try {
      if (Files.exists(out)) {
        if (!Files.isDirectory(out)) {
          throw CommandFailure.badInput("--out " + out + ": is a file");
        }
        try (Stream<Path> inside = Files.list(out)) {
          if (inside.findAny().isPresent()) {
            throw CommandFailure.badInput(
                "--out " + out + ": is not empty; give a new folder, nothing is overwritten");
          }
        }
      }
      Path there = out.toAbsolutePath();
      while (there != null && !Files.exists(there)) {
        there = there.getParent();
      }
      if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
        throw CommandFailure.badInput(
            "--out " + out + ": " + there + " cannot be written; name a folder of your own");
      }
    } catch (IOException e) {
      throw CommandFailure.ofFile("--out " + out, e);
    }
  }
}
