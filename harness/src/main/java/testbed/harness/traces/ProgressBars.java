package testbed.harness.traces;

import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import testbed.traces.FetchProgress;
import testbed.traces.Recording;

/** Shows on standard error how downloads go, one bar for each recording. */
public final class ProgressBars implements FetchProgress, AutoCloseable {
  private static final int UPDATE_MS = 200;

  private Recording recording;
  private ProgressBar bar;

  /** No bar yet; the first piece of data brings one. */
  public ProgressBars() {}

  @Override
  public synchronized void received(Recording current, long received, OptionalLong total) {
    if (!current.equals(recording)) {
      close();
      recording = current;
      bar =
          new ProgressBarBuilder()
              .setTaskName(current.fileName())
              .setInitialMax(total.orElse(-1))
              .setUnit(" kB", 1000)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MS)
              .build();
    }
    bar.stepTo(received);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
