package testbed.harness;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command line did.
 *
 * @param status its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Outcome(int status, String out, String err) {
  /** Runs a command line within this process. */
  public static Outcome of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Testbed.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    int status = command.execute(args);
    return new Outcome(status, out.toString(), err.toString());
  }
}
