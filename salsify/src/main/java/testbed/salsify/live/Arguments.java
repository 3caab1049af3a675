package testbed.salsify.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The options of a command line, each a name and a value: {@code --port 9000}. */
public final class Arguments {
  private final String program;
  private final String usage;
  private final Map<String, String> values = new TreeMap<>();

  /** Width and height in samples. */
  public record Size(int width, int height) {
    /** Pictures of this size to practise on. */
    public RehearsalPictures pictures() {
      return new RehearsalPictures(width, height);
    }
  }

  /** The command line is not one that the program understands. */
  public static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  /**
   * Reads a command line.
   *
   * @param known the options that there are
   * @param usage one line, for messages
   */
  public Arguments(String program, String usage, List<String> known, String[] args)
      throws UsageException {
    this.program = program;
    this.usage = usage;
    for (int i = 0; i < args.length; i += 2) {
      if (!known.contains(args[i])) {
        throw wrong("there is no option " + args[i]);
      }
      if (i + 1 == args.length) {
        throw wrong(args[i] + " needs a value");
      }
      if (values.put(args[i], args[i + 1]) != null) {
        throw wrong(args[i] + " is given twice");
      }
    }
  }

  /** The value of an option that must be given. */
  public String required(String option) throws UsageException {
    String value = values.get(option);
    if (value == null) {
      throw wrong(option + " is missing");
    }
    return value;
  }

  /** The value of an option that may be left out. */
  public String optional(String option, String otherwise) {
    return values.getOrDefault(option, otherwise);
  }

  /** The value of an option as a whole number between two limits, both allowed. */
  public int number(String option, String text, int least, int most) throws UsageException {
    if (text.matches("[0-9]{1,9}")) {
      int n = Integer.parseInt(text);
      if (n >= least && n <= most) {
        return n;
      }
    }
    throw wrong(option + " is a number from " + least + " to " + most + ", not '" + text + "'");
  }

  /** The size of pictures, such as {@code 640x360}: sides from 16 to 8192 samples. */
  public Size size(String option, String text) throws UsageException {
    String[] sides = text.split("x", -1);
    if (sides.length != 2) {
      throw wrong(option + " is WIDTHxHEIGHT, not '" + text + "'");
    }
    return new Size(number(option, sides[0], 16, 8192), number(option, sides[1], 16, 8192));
  }

  /** A complaint about the command line, with the usage. */
  public UsageException wrong(String what) {
    return new UsageException(program + ": " + what + "\n  usage: " + program + " " + usage);
  }
}
