package testbed.salsify.policy;

import java.util.OptionalInt;

/**
 * What becomes of the encodings of a frame.
 *
 * @param chosen which of them is sent, counted from 0; none when the frame is left out
 * @param why one word for the statistics
 * @param limitBytes what the network was thought to take
 */
public record Decision(OptionalInt chosen, String why, long limitBytes) {
  static Decision send(int index, String why, long limitBytes) {
    return new Decision(OptionalInt.of(index), why, limitBytes);
  }

  static Decision skip(String why, long limitBytes) {
    return new Decision(OptionalInt.empty(), why, limitBytes);
  }
}
