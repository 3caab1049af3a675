package testbed.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/**
 * Every command that a page or a {@code --help} shows is one that this program understands. Nothing
 * is run here; {@link TutorialTest} does that for the tutorials.
 */
class DocumentedCommandsTest {
  private static final Pattern IN_TEXT = Pattern.compile("`((?:\\./)?testbed [^`]+)`");
  private static final Pattern LINE =
      Pattern.compile("^\\s*(?:run: |time |\\$ )?((?:\\./)?testbed .*)$");

  /** The first line of a file of a run, not a command. */
  private static final Pattern OPENING =
      Pattern.compile("testbed (captures|frames|injections) \\d");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final Pattern SHELLS = Pattern.compile("[|;&<>#].*|2>.*");

  /** A command and where it stands. */
  private record Shown(String where, String text) {}

  @Test
  void everyCommandOnALineOfItsOwnIsComplete() throws IOException {
    List<Shown> commands = new ArrayList<>();
    for (Path page : pages()) {
      commands.addAll(lines(page.toString(), Files.readString(page)));
    }
    assertTrue(commands.size() > 60, "found only " + commands);
    assertEquals(List.of(), commands.stream().flatMap(c -> wrong(c).stream()).toList());
  }

  @Test
  void whatIsSaidOfACommandInATextExists() throws IOException {
    List<Shown> commands = new ArrayList<>();
    for (Path page : pages()) {
      Matcher text =
          IN_TEXT.matcher(Files.readString(page).replaceAll("(?ms)^ *```.*?^ *```$", ""));
      while (text.find()) {
        if (!OPENING.matcher(text.group(1)).matches()) {
          commands.add(new Shown(page.toString(), text.group(1)));
        }
      }
    }
    assertTrue(commands.size() > 40, "found only " + commands);
    assertEquals(
        List.of(),
        commands.stream()
            .flatMap(c -> wrong(c).stream())
            .filter(why -> !why.contains("Missing required") && !why.contains("say "))
            .toList());
  }

  @Test
  void everyCommandHasAnExampleThatIsComplete() {
    List<String> wrong = new ArrayList<>();
    CommandLine testbed = Testbed.commandLine();
    List<CommandLine> commands = new ArrayList<>(List.of(testbed));
    commands.addAll(below(testbed));
    for (CommandLine command : commands) {
      String name = command.getCommandSpec().qualifiedName();
      String help =
          String.join("\n", command.getCommandSpec().usageMessage().footer()).replace("%n", "\n");
      List<Shown> examples = lines(name + " --help", help);
      if (examples.isEmpty() && !name.endsWith(" help")) {
        wrong.add(name + " shows no example");
      }
      examples.forEach(example -> wrong(example).ifPresent(wrong::add));
    }
    assertEquals(List.of(), wrong);
  }

  /** A list of commands shows no more of them than the first line of their description. */
  @Test
  void theFirstLineOfEachDescriptionIsWhole() {
    List<String> cut =
        below(Testbed.commandLine()).stream()
            .map(command -> command.getCommandSpec().usageMessage().description()[0])
            .filter(line -> !line.endsWith("."))
            .toList();
    assertEquals(List.of(), cut);
  }

  /** What is copied from a terminal of 80 columns is what a shell would have been given. */
  @Test
  void noExampleIsBrokenByATerminal() {
    List<String> broken =
        below(Testbed.commandLine()).stream()
            .flatMap(command -> Stream.of(command.getCommandSpec().usageMessage().footer()))
            .filter(line -> line.startsWith(" ") && line.length() > 80)
            .toList();
    assertEquals(List.of(), broken);
  }

  private static List<CommandLine> below(CommandLine parent) {
    List<CommandLine> all = new ArrayList<>();
    for (CommandLine child : parent.getSubcommands().values()) {
      all.add(child);
      all.addAll(below(child));
    }
    return all;
  }

  private static List<Shown> lines(String where, String text) {
    List<Shown> found = new ArrayList<>();
    for (String line : text.replaceAll("\\\\\\n\\s*", " ").lines().toList()) {
      Matcher command = LINE.matcher(line);
      if (command.matches()) {
        found.add(new Shown(where, command.group(1)));
      }
    }
    return found;
  }

  /** What is wrong with a command, or nothing. */
  private static Optional<String> wrong(Shown shown) {
    List<String> words = words(shown.text());
    // The launcher takes these two itself.
    words.removeIf("--yes"::equals);
    if (words.isEmpty() || words.getFirst().equals("verify") || isName(words.getFirst())) {
      return Optional.empty();
    }
    // Times that a run before it left, in a folder that is not there now.
    int times = words.indexOf("--coding-time");
    if (times >= 0 && !words.get(times + 1).contains(",")) {
      words.set(times + 1, "usual");
    }
    try {
      Testbed.commandLine().parseArgs(words.toArray(String[]::new));
      return Optional.empty();
    } catch (MissingParameterException e) {
      return Optional.of(shown + ": Missing required: " + e.getMessage());
    } catch (ParameterException e) {
      return Optional.of(shown + ": " + BadUsage.line(e));
    }
  }

  /** Whether a word stands for others: {@code COMMAND}. */
  private static boolean isName(String word) {
    return word.matches("[A-Z]+");
  }

  /** The words that the program gets to see: what is the shell's ends them. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command.replaceFirst("^(\\./)?testbed ", ""));
    while (word.find()) {
      String plain = word.group(3);
      if (plain != null && SHELLS.matcher(plain).matches()) {
        return words;
      }
      if (plain == null || !(plain.equals("...") || plain.startsWith("["))) {
        words.add(plain != null ? plain : word.group(1) != null ? word.group(1) : word.group(2));
      }
    }
    return words;
  }

  private static List<Path> pages() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.isDirectory(here.resolve("docs/tutorials"))) {
      here = here.getParent();
    }
    assumeTrue(here != null, "skipped: not in a checkout, the pages are not there");
    try (Stream<Path> docs = Files.walk(here.resolve("docs"))) {
      return Stream.concat(
              Stream.of(here.resolve("README.md"), here.resolve("CONTRIBUTING.md")),
              docs.filter(file -> file.toString().endsWith(".md")))
          .sorted()
          .toList();
    }
  }
}
