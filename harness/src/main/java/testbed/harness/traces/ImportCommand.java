package testbed.harness.traces;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.OutputFile;
import testbed.harness.option.DirectionConverter;
import testbed.traces.Direction;
import testbed.traces.Trace;
import testbed.traces.TraceException;
import testbed.traces.TraceStore;

/** {@code testbed traces import}. */
@Command(
    name = "import",
    description = {
      "Check a trace file of your own and keep it under a name.",
      "Without --direction the trace serves both directions. A trace of the same name is replaced."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed traces import train.up --name train --direction uplink"})
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "a trace, plain or gzip")
  private Path file;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "lower case, digits and hyphens")
  private String name;

  @Option(
      names = "--direction",
      paramLabel = "DIRECTION",
      converter = DirectionConverter.class,
      description = "uplink or downlink")
  private Direction direction;

  private final TraceStore store = TraceStore.offline(System.getenv());

  @Override
  public Integer call() throws CommandFailure, TraceException {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw CommandFailure.badInput(
          "'" + name + "' is not a name for a trace; use lower case, digits and hyphens");
    }
    if (store.catalogue().find(name).isPresent()) {
      throw CommandFailure.badInput(
          name + " is the name of a recording of the catalogue; choose another one");
    }
    Trace trace = Trace.read(file);
    Path folder = store.folders().imported();
    try {
      Files.createDirectories(folder);
      for (Direction each : direction == null ? List.of(Direction.values()) : List.of(direction)) {
        write(trace, folder.resolve(name + "." + each.suffix() + ".gz"));
      }
    } catch (IOException e) {
      throw CommandFailure.environment(
          folder + ": cannot keep a trace here (" + e + "); let XDG_DATA_HOME name another folder");
    }
    spec.commandLine().getOut().println("imported " + name + "; use it with --trace " + name);
    return ExitStatus.OK;
  }

  private static void write(Trace trace, Path target) throws IOException {
    try (OutputFile file = OutputFile.at(target)) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file.path()))) {
        trace.writeTo(out);
      }
      file.complete();
    }
  }
}
