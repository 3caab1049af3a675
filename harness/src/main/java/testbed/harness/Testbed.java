package testbed.harness;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import testbed.files.PlainText;
import testbed.harness.answers.GateCommand;
import testbed.harness.answers.ImportCommand;
import testbed.harness.answers.QueryCommand;
import testbed.harness.answers.ReportCommand;
import testbed.harness.doctor.DoctorCommand;
import testbed.harness.link.LinkCommand;
import testbed.harness.metrics.MetricsCommand;
import testbed.harness.run.AnalyzeCommand;
import testbed.harness.run.CompareCommand;
import testbed.harness.run.RunCommand;
import testbed.harness.salsify.SalsifyReceiverCommand;
import testbed.harness.salsify.SalsifySenderCommand;
import testbed.harness.shell.ShellCommand;
import testbed.harness.systems.SystemsCommand;
import testbed.harness.traces.TracesCommand;
import testbed.harness.videos.VideosCommand;
import testbed.harness.vp8.Vp8Command;
import testbed.traces.TraceException;

/** The command {@code testbed}. Each subcommand lives in a package of its own below this one. */
@Command(
    name = "testbed",
    description = "How good does a video call look, and how late is it, over a cellular network?",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  testbed doctor",
      "  testbed run --system salsify --trace verizon-lte --duration 30s",
      "  testbed run --help"
    })
public final class Testbed implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          RunCommand.class,
          CompareCommand.class,
          AnalyzeCommand.class,
          SystemsCommand.class,
          DoctorCommand.class,
          Vp8Command.class,
          TracesCommand.class,
          VideosCommand.class,
          ShellCommand.class,
          LinkCommand.class,
          MetricsCommand.class,
          SalsifySenderCommand.class,
          SalsifyReceiverCommand.class,
          ReportCommand.class,
          GateCommand.class,
          QueryCommand.class,
          ImportCommand.class,
          CompletionCommand.class,
          ManCommand.class);

  /** They tell about all the others. */
  private static final List<Class<?>> ABOUT_ALL =
      List.of(CompletionCommand.class, ManCommand.class);

  @Spec private CommandSpec spec;

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    StandardOutput standard = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(standard.printing(System.out.charset()));
    CommandLine testbed = commandLine(args);
    int status;
    try {
      status = testbed.execute(args);
    } catch (OutOfMemoryError e) {
      status = told(testbed, MemoryFailure.in(e).orElseThrow());
    }
    testbed.getOut().flush();
    System.out.flush();
    Optional<CommandFailure> unwritten = standard.failure();
    if (unwritten.isPresent() && status == ExitStatus.OK) {
      status = told(testbed, unwritten.get());
    }
    System.exit(status);
  }

  /** The command with its error handling and all subcommands. */
  public static CommandLine commandLine() {
    return with(COMMANDS);
  }

  /** The same with no more subcommands than are asked for: to describe all takes half a second. */
  private static CommandLine commandLine(String[] args) {
    List<Class<?>> asked =
        COMMANDS.stream()
            .filter(command -> args.length > 0 && name(command).equals(args[0]))
            .toList();
    return asked.isEmpty() || ABOUT_ALL.containsAll(asked) ? with(COMMANDS) : with(asked);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  private static CommandLine with(List<Class<?>> subcommands) {
    CommandLine testbed = new CommandLine(new Testbed());
    subcommands.forEach(testbed::addSubcommand);
    foldExamples(testbed);
    return testbed
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(Testbed::badUsage)
        .setExecutionExceptionHandler(Testbed::failed);
  }

  private static void foldExamples(CommandLine command) {
    UsageMessageSpec help = command.getCommandSpec().usageMessage();
    help.footer(
        Stream.of(help.footer())
            .flatMap(line -> ExampleLines.folded(line).stream())
            .toArray(String[]::new));
    command.getSubcommands().values().forEach(Testbed::foldExamples);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }

  private static int badUsage(ParameterException e, String[] args) {
    return told(e.getCommandLine(), CommandFailure.badInput(BadUsage.line(e)));
  }

  /** Prints the line of a failure, in which names out of files may be; returns its exit code. */
  private static int told(CommandLine command, CommandFailure failure) {
    command.getErr().println("testbed: " + PlainText.of(failure.getMessage()));
    return failure.exitStatus();
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof CommandFailure failure) {
      return told(command, failure);
    }
    if (e instanceof TraceException) {
      return told(command, CommandFailure.badInput(e.getMessage()));
    }
    if (isInterruption(e)) {
      command.getErr().println("testbed: interrupted");
      return ExitStatus.INTERRUPTED;
    }
    Optional<CommandFailure> memory = MemoryFailure.in(e);
    if (memory.isPresent()) {
      return told(command, memory.get());
    }
    IOException file =
        switch (e) {
          case UncheckedIOException unchecked -> unchecked.getCause();
          case IOException io -> io;
          default -> throw e;
        };
    return told(command, CommandFailure.ofFile("", file));
  }

  /** Libraries that draw charts wrap what an interrupted thread throws in exceptions of theirs. */
  private static boolean isInterruption(Throwable e) {
    return e != null
        && (e instanceof InterruptedException
            || e instanceof ClosedByInterruptException
            || isInterruption(e.getCause()));
  }
}
