package testbed.harness.system;

import java.util.List;
import java.util.Map;

/**
 * One program of a system, with placeholders still in it.
 *
 * @param command the words of the command line
 * @param environment variables to set
 * @param ready how it shows that it is ready
 */
public record ProgramDescription(
    List<String> command, Map<String, String> environment, Readiness ready) {
  /** Copies the collections. */
  public ProgramDescription {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
