package testbed.traces;

import java.nio.file.Path;

/** How an attempt to fetch a recording ended, other than with content that is not the recording. */
public sealed interface FetchOutcome {
  /**
   * The recording is there, and its content was checked.
   *
   * @param file where it is
   */
  record Fetched(Path file) implements FetchOutcome {}

  /**
   * It was there before; nothing was fetched.
   *
   * @param file where it is
   */
  record Present(Path file) implements FetchOutcome {}

  /**
   * It cannot be had now. What has arrived is kept, and the next attempt goes on from there.
   *
   * @param why what failed, for the user
   * @param remedy what to do about it
   */
  record Unavailable(String why, String remedy) implements FetchOutcome {}
}
