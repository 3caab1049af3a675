package testbed.harness.run;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import testbed.harness.Terminal;

/**
 * Tells the person at the terminal how far a run is, on standard error: a bar where there is a
 * terminal, a line for each stage where there is none. Confined to one thread, but for {@link #at}.
 */
public final class RunProgress implements AutoCloseable {
  private final PrintStream err;
  private final boolean terminal;
  private ProgressBar bar;
  private String stage = "";

  private RunProgress(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Progress on standard error, which stays open when the progress is closed. */
  public static RunProgress onStandardError() {
    return new RunProgress(System.err, Terminal.isAttached());
  }

  /** Says that {@code stage} has come so far; a new stage ends the one before. */
  public synchronized void at(String stage, long done, long total) {
    if (!stage.equals(this.stage)) {
      endStage();
      this.stage = stage;
      if (terminal) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(String.format("%-18s", stage))
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build();
      } else {
        err.println("testbed: " + stage + " ...");
      }
    }
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(done);
    }
  }

  /** Says something that stays on the terminal. */
  public synchronized void say(String line) {
    endStage();
    err.println("testbed: " + line);
  }

  @Override
  public synchronized void close() {
    endStage();
  }

  /** Ends the stage that is shown, if any: results can be printed now. */
  public synchronized void endStage() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    stage = "";
  }
}
