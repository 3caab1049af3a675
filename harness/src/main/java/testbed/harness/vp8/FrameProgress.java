package testbed.harness.vp8;

import java.io.PrintWriter;
import testbed.harness.Terminal;

/** Says on a terminal line how many frames are finished; silent where there is no terminal. */
final class FrameProgress implements AutoCloseable {
  private final PrintWriter out;
  private final boolean visible = Terminal.isAttached();
  private int frames;

  FrameProgress(PrintWriter out) {
    this.out = out;
  }

  /** One more frame is finished. */
  void step() {
    frames++;
    if (visible) {
      out.printf("\r%d frames", frames);
      out.flush();
    }
  }

  @Override
  public void close() {
    if (visible) {
      out.printf("\r\033[K");
      out.flush();
    }
  }
}
