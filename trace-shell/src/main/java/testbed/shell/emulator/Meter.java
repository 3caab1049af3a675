package testbed.shell.emulator;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import testbed.shell.tun.End;
import testbed.shell.tun.LiveCounts;
import testbed.shell.tun.TerminalWindow;

/**
 * Draws what the link does in the last two rows of the terminal, on standard error. What the
 * command prints scrolls above them. Without a terminal, when drawing is insisted on, it prints
 * lines.
 */
final class Meter implements AutoCloseable {
  private static final long PERIOD_MS = 500;
  private static final int ROWS = 2;
  private static final int LEAST_ROWS = 6;
  private static final String SAVE = "\0337";
  private static final String RESTORE = "\0338";
  private static final String CLEAR = "\033[2K";

  private final PrintStream out;
  private final Function<End, LiveCounts> counts;
  private final Thread thread;
  private Optional<TerminalWindow> window = Optional.empty();

  private Meter(PrintStream out, Function<End, LiveCounts> counts) {
    this.out = out;
    this.counts = counts;
    thread = Thread.ofPlatform().name("meter").daemon().unstarted(this::run);
  }

  /** Begins to draw; {@code counts} may be asked from any thread. */
  static Meter start(PrintStream out, Function<End, LiveCounts> counts) {
    Meter meter = new Meter(out, counts);
    meter.fit();
    meter.thread.start();
    return meter;
  }

  /** Keeps the last rows for the meter, also when the terminal has changed its size. */
  private void fit() {
    Optional<TerminalWindow> now =
        TerminalWindow.ofStandardError().filter(w -> w.rows() >= LEAST_ROWS);
    if (now.isPresent() && !now.equals(window)) {
      int last = now.get().rows() - ROWS;
      out.print("\n".repeat(ROWS) + "\033[" + ROWS + "A" + SAVE + "\033[1;" + last + "r" + RESTORE);
      out.flush();
    }
    window = now;
  }

  private void run() {
    List<LiveCounts> before = look();
    try {
      while (true) {
        Thread.sleep(PERIOD_MS);
        List<LiveCounts> now = look();
        draw(
            MeterLine.of("uplink", before.get(0), now.get(0)),
            MeterLine.of("downlink", before.get(1), now.get(1)));
        before = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<LiveCounts> look() {
    List<LiveCounts> both = new ArrayList<>();
    for (End end : End.values()) {
      both.add(counts.apply(end));
    }
    return both;
  }

  private void draw(String... lines) {
    fit();
    StringBuilder text = new StringBuilder();
    window.ifPresent(w -> text.append(SAVE));
    for (int i = 0; i < lines.length; i++) {
      int fromBottom = ROWS - 1 - i;
      String line = lines[i];
      window.ifPresentOrElse(
          w ->
              text.append("\033[")
                  .append(w.rows() - fromBottom)
                  .append(";1H")
                  .append(CLEAR)
                  .append(line, 0, Math.min(line.length(), w.columns() - 1)),
          () -> text.append(line).append('\n'));
    }
    window.ifPresent(w -> text.append(RESTORE));
    out.print(text);
    out.flush();
  }

  /** Gives the terminal back as it was. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    window.ifPresent(
        w ->
            out.print(
                SAVE
                    + "\033[r"
                    + "\033["
                    + (w.rows() - 1)
                    + ";1H"
                    + CLEAR
                    + "\033["
                    + w.rows()
                    + ";1H"
                    + CLEAR
                    + RESTORE));
    out.flush();
  }
}
