package testbed.harness.system;

import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import testbed.analyzer.display.ColourMatrix;
import testbed.files.PlainText;

/** Reads a description file and checks everything that can be checked without running it. */
final class DescriptionReader {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,80}");

  private static final Path ROOT = Path.of("/");
  private static final Path DEVICES = Path.of("/dev");

  private DescriptionReader() {}

  static SystemDescription read(String source, Reader text) throws DescriptionException {
    YamlMapping top = YamlMapping.parse(source, text);
    String name = top.text("name");
    if (!NAME.matcher(name).matches()) {
      throw top.problem(
          "name", "a name is of small letters, digits and dashes, not '" + name + "'");
    }
    Map<String, String> options = top.textMap("options");
    Map<String, String> files = top.textMap("files");
    for (String file : files.keySet()) {
      if (!FILE_NAME.matcher(file).matches()) {
        throw top.problem("files", "'" + file + "' is not a plain file name");
      }
    }
    Placeholders known = Placeholders.allKnown(options.keySet());
    for (Map.Entry<String, String> file : files.entrySet()) {
      check(top, "files", file.getValue(), known);
    }
    SystemDescription description =
        new SystemDescription(
            name,
            PlainText.of(top.text("summary")),
            choice(top, "camera", CameraKind.class),
            choice(top, "display", DisplayKind.class),
            corner(top),
            colours(top),
            needs(top),
            options,
            files,
            paths(top, "reads", ROOT),
            paths(top, "devices", DEVICES),
            program(top, "receiver", known),
            program(top, "sender", known)
                .orElseThrow(() -> top.problem("sender", "lacks 'sender'")));
    top.expectNothingElse();
    return description;
  }

  private static ColourMatrix colours(YamlMapping top) throws DescriptionException {
    return top.optionalText("colours").isPresent()
        ? choice(top, "colours", ColourMatrix.class)
        : ColourMatrix.BT601;
  }

  private static ScreenCorner corner(YamlMapping top) throws DescriptionException {
    Optional<YamlMapping> corner = top.mapping("corner");
    if (corner.isEmpty()) {
      return ScreenCorner.OF_SCREEN;
    }
    ScreenCorner read = new ScreenCorner(pixels(corner.get(), "x"), pixels(corner.get(), "y"));
    corner.get().expectNothingElse();
    return read;
  }

  private static int pixels(YamlMapping corner, String key) throws DescriptionException {
    String text = corner.text(key);
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > ScreenCorner.MOST) {
      throw corner.problem(
          key, "'" + text + "' is not a place; write 0 to " + ScreenCorner.MOST + " pixels");
    }
    return Integer.parseInt(text);
  }

  private static List<Need> needs(YamlMapping top) throws DescriptionException {
    List<Need> needs = new ArrayList<>();
    for (YamlMapping entry : top.mappings("needs")) {
      String program = entry.text("program");
      needs.add(new Need(program, entry.optionalText("package").orElse(program)));
      entry.expectNothingElse();
    }
    return needs;
  }

  private static List<Path> paths(YamlMapping top, String key, Path inside)
      throws DescriptionException {
    List<Path> paths = new ArrayList<>();
    for (String text : top.optionalTexts(key)) {
      Path path = Path.of(text).normalize();
      if (!path.startsWith(inside)) {
        throw top.problem(
            key,
            "'"
                + text
                + "' is not a whole path; begin it with "
                + (inside.equals(ROOT) ? "/" : inside + "/"));
      }
      paths.add(path);
    }
    return paths;
  }

  private static Optional<ProgramDescription> program(
      YamlMapping top, String role, Placeholders known) throws DescriptionException {
    Optional<YamlMapping> found = top.mapping(role);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping program = found.get();
    List<String> command = program.texts("command");
    if (command.isEmpty()) {
      throw program.problem("command", "the command of the " + role + " is empty");
    }
    for (String word : command) {
      check(program, "command", word, known);
    }
    Map<String, String> environment = program.textMap("environment");
    for (String value : environment.values()) {
      check(program, "environment", value, known);
    }
    Readiness ready = readiness(program);
    program.expectNothingElse();
    return Optional.of(new ProgramDescription(command, environment, ready));
  }

  private static Readiness readiness(YamlMapping program) throws DescriptionException {
    Optional<YamlMapping> ready = program.mapping("ready");
    if (ready.isEmpty()) {
      return new Readiness.AtOnce();
    }
    String udp = ready.get().text("udp");
    Readiness.Before before =
        ready.get().optionalText("before").isPresent()
            ? choice(ready.get(), "before", Readiness.Before.class)
            : Readiness.Before.SENDER;
    ready.get().expectNothingElse();
    if (!udp.matches("[0-9]{1,5}") || Integer.parseInt(udp) < 1 || Integer.parseInt(udp) > 65535) {
      throw ready.get().problem("udp", "'" + udp + "' is not a port; write one of 1 to 65535");
    }
    return new Readiness.UdpPort(Integer.parseInt(udp), before);
  }

  private static <E extends Enum<E>> E choice(YamlMapping top, String key, Class<E> kind)
      throws DescriptionException {
    String text = top.text(key);
    for (E constant : kind.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    TreeSet<String> names = new TreeSet<>();
    for (E constant : kind.getEnumConstants()) {
      names.add(constant.name().toLowerCase(Locale.ROOT));
    }
    throw top.problem(key, "'" + text + "' is not a " + key + "; choose one of " + names);
  }

  private static void check(YamlMapping at, String key, String text, Placeholders known)
      throws DescriptionException {
    Matcher m = Placeholders.FORM.matcher(text);
    while (m.find()) {
      if (!known.has(m.group(1))) {
        throw at.problem(
            key, "'{" + m.group(1) + "}' is not a placeholder; known are " + known.names());
      }
    }
  }
}
