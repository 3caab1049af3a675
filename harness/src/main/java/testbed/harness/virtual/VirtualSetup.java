package testbed.harness.virtual;

import java.nio.file.Path;
import testbed.injector.Injector;
import testbed.injector.mark.MarkLayout;
import testbed.injector.source.SourceVideo;
import testbed.salsify.codec.CodingTime;
import testbed.salsify.policy.Mode;

/**
 * Everything that a virtual call depends on, and where its results go.
 *
 * @param mode which of the systems
 * @param seed draws the numbers that sessions are known by
 * @param cores 1 or 2: whether the two encodings are made one after the other or at once
 * @param codingTime how long encoding and decoding take
 * @param handOvers how long it takes until what one part hands over is there at the next
 * @param source what the camera sees
 * @param marks where the pictures' marks are
 * @param plan the camera's ticks
 * @param link what is between the ends
 * @param files where the results go
 */
public record VirtualSetup(
    Mode mode,
    long seed,
    int cores,
    CodingTime codingTime,
    HandOvers handOvers,
    SourceVideo source,
    MarkLayout marks,
    Injector.Plan plan,
    VirtualLink link,
    Files files) {
  /**
   * Where the results go.
   *
   * @param spool the captured pictures
   * @param packetLog both directions, compressed
   * @param system a folder for the statistics of the two ends
   */
  public record Files(Path spool, Path packetLog, Path system) {}
}
