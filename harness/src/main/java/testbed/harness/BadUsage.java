package testbed.harness;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import testbed.traces.Nearest;

/** What is said about a command line that cannot be understood: one line, with the nearest name. */
final class BadUsage {
  private BadUsage() {}

  /** The line, without the name of the program in front. */
  static String line(ParameterException e) {
    CommandLine command = e.getCommandLine();
    CommandSpec spec = command.getCommandSpec();
    List<String> unknown = command.getUnmatchedArguments();
    String what = unknown.isEmpty() ? understood(spec, e) : unknown(spec, unknown);
    return what + (what.endsWith("?") ? " see: " : "; see: ") + spec.qualifiedName() + " --help";
  }

  /** A slip in an option's name makes its value a word too many: the option is what is wrong. */
  private static String unknown(CommandSpec spec, List<String> words) {
    for (String word : words) {
      if (word.startsWith("-")) {
        String option = word.replaceFirst("=.*", "");
        return said("option", option, spec, options(spec));
      }
    }
    Set<String> commands = spec.subcommands().keySet();
    return commands.isEmpty()
        ? "'" + words.getFirst() + "' is one word too many for '" + spec.qualifiedName() + "'"
        : said("command", words.getFirst(), spec, commands);
  }

  private static String said(String kind, String word, CommandSpec spec, Collection<String> known) {
    String of = spec.parent() == null ? "" : " of '" + spec.qualifiedName() + "'";
    String meant = Nearest.to(word, known).map(name -> "; did you mean '" + name + "'?").orElse("");
    return "there is no " + kind + " '" + word + "'" + of + meant;
  }

  private static Collection<String> options(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is wrong where every word is known. */
  private static String understood(CommandSpec spec, ParameterException e) {
    return e.getMessage().startsWith("Missing required subcommand")
        ? "say " + String.join(", ", spec.subcommands().keySet())
        : e.getMessage().strip().replaceAll("\\s+", " ");
  }
}
