package testbed.harness.systems;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.files.PlainText;
import testbed.harness.CommandFailure;
import testbed.harness.system.DescribedSystem;
import testbed.harness.system.Need;
import testbed.harness.system.SystemCatalogue;
import testbed.harness.system.SystemDescription;
import testbed.harness.system.SystemUnderTest;
import testbed.harness.system.Systems;
import testbed.harness.webrtc.WebRtcSystem;
import tools.jackson.databind.json.JsonMapper;

/** {@code testbed systems}: what can be measured, and how to add to it. */
@Command(
    name = "systems",
    description = "List, show and add the systems under test.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  testbed systems show ffmpeg-h264"})
public final class SystemsCommand {
  @Spec private CommandSpec spec;

  /** For picocli. */
  public SystemsCommand() {}

  /** The names of all systems, of those that this user keeps, too. */
  public static List<String> names() throws CommandFailure {
    return Systems.all(SystemsCommand::adapters).stream().map(SystemUnderTest::name).toList();
  }

  @Command(
      name = "list",
      description = "List all systems.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  testbed systems list --json"})
  int list(@Option(names = "--json", description = "as JSON") boolean json) throws CommandFailure {
    PrintWriter out = spec.commandLine().getOut();
    List<SystemUnderTest> all = Systems.all(SystemsCommand::adapters);
    if (json) {
      out.println(
          JsonMapper.shared()
              .writeValueAsString(
                  all.stream()
                      .map(s -> Map.of("name", s.name(), "summary", s.summary()))
                      .toList()));
      return 0;
    }
    for (SystemUnderTest system : all) {
      out.printf("%-28s %s%n", system.name(), system.summary());
    }
    return 0;
  }

  @Command(
      name = "show",
      description = "Show what a system consists of.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  testbed systems show ffmpeg-h264"})
  int show(
      @Parameters(
              paramLabel = "NAME|FILE",
              description = "a name of the list, or a description file")
          String name)
      throws CommandFailure {
    PrintWriter out = spec.commandLine().getOut();
    SystemUnderTest system = Systems.find(name, SystemsCommand::adapters);
    out.println(system.name() + ": " + system.summary());
    out.println("camera    " + system.camera().name().toLowerCase(Locale.ROOT));
    out.println("display   " + system.display().name().toLowerCase(Locale.ROOT));
    for (Need need : system.needs()) {
      out.println(
          PlainText.of("needs     " + need.program() + " (package " + need.packageName() + ")"));
    }
    new TreeMap<>(system.options())
        .forEach((k, v) -> out.println(PlainText.of("option    " + k + "=" + v)));
    if (system instanceof DescribedSystem described) {
      SystemDescription programs = described.description();
      programs
          .receiver()
          .ifPresent(p -> out.println("receiver  " + PlainText.of(String.join(" ", p.command()))));
      out.println("sender    " + PlainText.of(String.join(" ", programs.sender().command())));
    }
    return 0;
  }

  @Command(
      name = "add",
      description = "Check a description file and keep it for this user (see docs/systems.md).",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  testbed systems add mine.yaml"})
  int add(@Parameters(paramLabel = "FILE", description = "a description (YAML)") Path file)
      throws CommandFailure {
    SystemDescription added = SystemCatalogue.ofUser().add(file);
    spec.commandLine()
        .getOut()
        .println("added " + added.name() + "; run it with --system " + added.name());
    return 0;
  }

  private static List<SystemUnderTest> adapters() {
    return WebRtcSystem.all(Systems.chrome(null), Systems.firefox(null));
  }
}
