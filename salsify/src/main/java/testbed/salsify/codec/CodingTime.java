package testbed.salsify.codec;

import java.util.List;
import testbed.timebase.Time;

/**
 * How long coding takes in a run whose time is declared and not measured, in nanoseconds: for each
 * picture of the camera and each frame sent, from the first on; after the last value it begins
 * again. Coding is not equally fast all the time, and whether a frame is ready before or after an
 * acknowledgement comes may decide what becomes of it.
 *
 * @param encodeNs encoding a picture; one value or more
 * @param decodeNs decoding a frame; one value or more
 */
public record CodingTime(List<Long> encodeNs, List<Long> decodeNs) {
  /** Nothing takes any time. */
  public static final CodingTime NONE = always(0, 0);

  private static final int MACROBLOCK = 16;
  private static final long ENCODE_NS = 10 * Time.MICROSECOND;
  private static final long DECODE_NS = 3 * Time.MICROSECOND;

  /** Copies the lists. */
  public CodingTime {
    encodeNs = List.copyOf(encodeNs);
    decodeNs = List.copyOf(decodeNs);
    if (encodeNs.isEmpty() || decodeNs.isEmpty()) {
      throw new IllegalArgumentException("no time of coding");
    }
  }

  /** The same for every picture. */
  public static CodingTime always(long encodeNs, long decodeNs) {
    return new CodingTime(List.of(encodeNs), List.of(decodeNs));
  }

  /**
   * What is declared by default: 10 and 3 microseconds for each macroblock of 16 by 16 samples,
   * which is 9.2 and 2.8 ms for 640x360, and 36 and 10.8 ms for 1280x720.
   */
  public static CodingTime typical(int width, int height) {
    long macroblocks = (long) Math.ceilDiv(width, MACROBLOCK) * Math.ceilDiv(height, MACROBLOCK);
    return always(macroblocks * ENCODE_NS, macroblocks * DECODE_NS);
  }

  /** One encoding of a picture, by its number, from 0. */
  public long encodeNs(long picture) {
    return encodeNs.get((int) (picture % encodeNs.size()));
  }

  /** The decoding of a frame, by its number, from 1. */
  public long decodeNs(long frame) {
    return decodeNs.get((int) ((frame - 1) % decodeNs.size()));
  }
}
