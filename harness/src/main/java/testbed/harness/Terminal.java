package testbed.harness;

import java.io.Console;

/** The terminal that the program was started from, if there is one. */
public final class Terminal {
  private Terminal() {}

  /** Whether a person sees what is printed and can answer. */
  @SuppressWarnings("SystemConsoleNull") // it is null in JDK 25 when there is no terminal
  public static boolean isAttached() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
