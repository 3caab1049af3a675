package testbed.analyzer.display;

/** How a capture ended. */
public sealed interface CaptureEnd {
  /** One sentence for people. */
  String sentence();

  /** We ended it while the program was still showing. */
  record Stopped() implements CaptureEnd {
    @Override
    public String sentence() {
      return "the capture was stopped while the display was in use";
    }
  }

  /** No program ever opened the display. */
  record NeverOpened() implements CaptureEnd {
    @Override
    public String sentence() {
      return "no program opened the display";
    }
  }

  /**
   * The program closed the display.
   *
   * @param atNs when, on the time axis of the run
   * @param cutBytes bytes of a last picture that it did not finish
   */
  record WriterClosed(long atNs, long cutBytes) implements CaptureEnd {
    @Override
    public String sentence() {
      return "the program closed the display at T%+.3f s%s"
          .formatted(
              atNs / 1e9, cutBytes == 0 ? "" : ", leaving " + cutBytes + " bytes of a picture");
    }
  }

  /**
   * What the program wrote is not what the display understands.
   *
   * @param why file, place, problem
   */
  record Malformed(String why) implements CaptureEnd {
    @Override
    public String sentence() {
      return why;
    }
  }

  /**
   * The device that was looked through gave no more pictures; not the program's doing.
   *
   * @param why the device, and what it said
   */
  record DeviceFailed(String why) implements CaptureEnd {
    @Override
    public String sentence() {
      return why;
    }
  }

  /**
   * The pictures could not be kept any longer.
   *
   * @param why the limit that was reached, or what the file system said
   */
  record StorageFailed(String why) implements CaptureEnd {
    @Override
    public String sentence() {
      return why;
    }
  }
}
