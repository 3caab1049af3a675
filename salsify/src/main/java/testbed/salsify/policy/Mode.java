package testbed.salsify.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The systems that a sender can be: Salsify, and what is left of it without one of its parts. */
public enum Mode {
  /** Salsify itself. */
  SALSIFY("salsify"),
  /** One encoding of each frame, Salsify's transport. */
  CONVENTIONAL_CODEC("conventional-codec"),
  /** One encoding of each frame, and a transport that steers a rate over seconds. */
  CONVENTIONAL("conventional");

  private final String label;

  Mode(String label) {
    this.label = label;
  }

  /** The name on a command line. */
  public String label() {
    return label;
  }

  /** A new policy of this kind. */
  public SendingPolicy newPolicy() {
    return switch (this) {
      case SALSIFY -> new TwoEncodings();
      case CONVENTIONAL_CODEC -> new ConventionalCodec();
      case CONVENTIONAL -> new Conventional();
    };
  }

  /** The mode of this name. */
  public static Optional<Mode> named(String label) {
    String wanted = label.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(m -> m.label.equals(wanted)).findFirst();
  }
}
