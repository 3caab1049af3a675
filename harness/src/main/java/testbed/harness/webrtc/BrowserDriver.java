package testbed.harness.webrtc;

import java.io.IOException;
import java.time.Duration;
import testbed.shell.emulator.RunningProgram;

/** How one browser of a call is started, and the way on which it is spoken to. */
interface BrowserDriver extends AutoCloseable {
  /** How it is started. */
  BrowserStart start();

  /**
   * Speaks to the browser, which has been started, and opens a page in it.
   *
   * @param address of the page
   * @return the page, when it has loaded
   */
  Page open(RunningProgram started, String address)
      throws IOException, BrowserException, InterruptedException;

  /**
   * As the browser calls itself, for example {@code Chrome/156.0.8078.79}; asked once it is open.
   */
  String version();

  /** Asks it to end. */
  void quit(Duration patience) throws BrowserException, InterruptedException;

  /** Gives up the way to it; it may be gone already. */
  @Override
  void close();
}
