package testbed.traces;

/**
 * A trace cannot be had: the file is missing, unreadable or not a trace, or a download failed.
 *
 * <p>The message is one line for the user: the source, the line where that helps, the problem, and
 * what to do about it.
 */
public final class TraceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final long line;
  private final String problem;
  private final String remedy;

  private TraceException(String source, long line, String problem, String remedy) {
    super(source + (line > 0 ? ", line " + line : "") + ": " + problem + "; " + remedy);
    this.source = source;
    this.line = line;
    this.problem = problem;
    this.remedy = remedy;
  }

  static TraceException of(String source, String problem, String remedy) {
    return new TraceException(source, 0, problem, remedy);
  }

  static TraceException atLine(String source, long line, String problem, String remedy) {
    return new TraceException(source, line, problem, remedy);
  }

  TraceException causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** The file, address or name that was asked for. */
  public String source() {
    return source;
  }

  /** The line, counted from 1, or 0 when the problem is not in one line. */
  public long line() {
    return line;
  }

  /** What is wrong. */
  public String problem() {
    return problem;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
