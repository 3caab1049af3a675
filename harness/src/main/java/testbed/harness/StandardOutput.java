package testbed.harness;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The standard output of a command, which remembers that something could not be written: streams
 * that print do not say so, and results that a full disk swallowed would look like success.
 */
final class StandardOutput extends FilterOutputStream {
  private IOException failure;

  StandardOutput(OutputStream out) {
    super(out);
  }

  /** A stream that prints to it. */
  PrintStream printing(Charset charset) {
    return new PrintStream(new BufferedOutputStream(this, 8192), true, charset);
  }

  @Override
  public synchronized void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /**
   * Why not everything could be written. A reader that had enough, as {@code | head} has, is no
   * failure.
   */
  synchronized Optional<CommandFailure> failure() {
    if (failure == null || String.valueOf(failure.getMessage()).contains("Broken pipe")) {
      return Optional.empty();
    }
    return Optional.of(
        CommandFailure.environment(
            "the results cannot be written to standard output: " + failure.getMessage()));
  }
}
