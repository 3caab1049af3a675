package testbed.shell.tun;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to be started at one end of the link.
 *
 * @param command the program and its arguments
 * @param environment variables set in addition to those of the emulator's process
 * @param directory where it starts
 * @param output the file for its standard output, or null to share the emulator's
 * @param errors the file for its standard error, or null to share the emulator's; when {@code
 *     output} is null too, the program also shares the standard input, otherwise it has none
 * @param seal what it finds of the machine; absent for a program that sees what the user sees
 */
public record EndProgram(
    List<String> command,
    Map<String, String> environment,
    Path directory,
    Path output,
    Path errors,
    Optional<Seal> seal) {
  /** Copies the collections. */
  public EndProgram {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a program needs a name");
    }
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A program that sees what the user sees. */
  public EndProgram(
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path output,
      Path errors) {
    this(command, environment, directory, output, errors, Optional.empty());
  }

  /** The same program, sealed; it starts in the folder of the seal. */
  public EndProgram sealed(Seal seal) {
    return new EndProgram(command, environment, seal.folder(), output, errors, Optional.of(seal));
  }

  /** A program that shares the emulator's terminal. */
  public static EndProgram onTerminal(List<String> command) {
    return new EndProgram(command, Map.of(), Path.of("").toAbsolutePath(), null, null);
  }
}
