package testbed.harness;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Spec;

/** {@code testbed man}: the manual page, made from what {@code --help} is made from. */
@Command(
    name = "man",
    description = "Print the manual page of this command and all its subcommands.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed man > testbed.1 && man ./testbed.1"})
public final class ManCommand implements Callable<Integer> {
  private static final int WHOLE_LINE = 10_000;

  @Spec private CommandSpec spec;

  private PrintWriter out;

  /** For picocli. */
  public ManCommand() {}

  @Override
  public Integer call() {
    out = spec.commandLine().getOut();
    CommandSpec root = spec.root();
    out.printf(".TH TESTBED 1 \"\" \"testbed %s\" \"Testbed manual\"%n", Version.number());
    out.println(".ad l"); // ragged: long options cannot be spread over a line
    out.println(".nh"); // and no word is cut: what is copied from the page has to work
    section("NAME");
    text("testbed - " + first(root));
    section("SYNOPSIS");
    text(root.name() + " COMMAND [OPTION]...");
    section("DESCRIPTION");
    text(
        "Plays a marked video into one end of an unmodified real-time video system, carries its"
            + " packets over a replayed cellular link, looks at what the other end shows, and says"
            + " for every frame how late it was and how good it looked.");
    text(
        "Each command explains itself with --help (-h), and names its commit with --version (-V).");
    section("COMMANDS");
    describe(root);
    section("ENVIRONMENT");
    for (EnvironmentVariable variable : EnvironmentVariable.values()) {
      item(variable.name(), variable.meaning());
    }
    section("EXIT STATUS");
    for (ExitMeaning exit : ExitMeaning.values()) {
      item(Integer.toString(exit.status()), exit.meaning());
    }
    out.flush();
    return ExitStatus.OK;
  }

  /** A subsection for each command below {@code parent}, and for those below these. */
  private void describe(CommandSpec parent) {
    Set<CommandLine> commands = new LinkedHashSet<>(parent.subcommands().values());
    for (CommandLine command : commands) {
      CommandSpec described = command.getCommandSpec();
      out.println(".SS " + quoted(described.qualifiedName()));
      text(plain(String.join(" ", described.usageMessage().description())));
      described.usageMessage().width(WHOLE_LINE); // the page is folded by who shows it
      text(plain(command.getHelp().synopsis(0)));
      described.positionalParameters().forEach(this::parameter);
      described.options().stream().filter(o -> !o.hidden() && !standard(o)).forEach(this::option);
      example(described);
      describe(described);
    }
  }

  private static boolean standard(OptionSpec option) {
    return option.usageHelp() || option.versionHelp();
  }

  private void parameter(PositionalParamSpec parameter) {
    if (!parameter.hidden()) {
      item(parameter.paramLabel(), description(parameter));
    }
  }

  private void option(OptionSpec option) {
    String names = String.join(", ", option.names());
    item(names + value(option), description(option));
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    if (option.arity().min() == 0) {
      return "[=" + option.paramLabel() + "]";
    }
    String more = option.splitRegex().isEmpty() ? "" : "[," + option.paramLabel() + "...]";
    return " " + option.paramLabel() + more;
  }

  private static String description(ArgSpec argument) {
    return plain(String.join(" ", argument.description()));
  }

  /** The footer of a command as it stands: its lines are examples, folded already. */
  private void example(CommandSpec command) {
    String[] lines = command.usageMessage().footer();
    if (lines.length > 0) {
      out.println(".PP");
      out.println(".nf");
      boolean asItStands = true;
      for (String line : lines) {
        boolean prose = plain(line).length() > ExampleLines.LONGEST / 2 && !line.startsWith(" ");
        if (prose == asItStands) {
          asItStands = !prose;
          out.println(prose ? ".fi" : ".nf");
        }
        out.println(escaped(plain(line)));
      }
      out.println(".fi");
    }
  }

  private static String first(CommandSpec command) {
    return plain(String.join(" ", command.usageMessage().description()));
  }

  private void section(String heading) {
    out.println(".SH " + quoted(heading.toUpperCase(Locale.ROOT)));
  }

  private void item(String term, String meaning) {
    out.println(".TP");
    out.println(".B " + escaped(term));
    out.println(escaped(meaning));
  }

  private void text(String paragraph) {
    out.println(".PP");
    out.println(escaped(paragraph.strip().replaceAll("\\s+", " ")));
  }

  private static String plain(String marked) {
    return Ansi.OFF.string(marked);
  }

  private static String quoted(String words) {
    return '"' + escaped(words) + '"';
  }

  /** What roff would take for its own is made plain: backslashes, hyphens, dots at a beginning. */
  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
