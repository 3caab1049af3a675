package testbed.salsify.codec;

import testbed.timebase.Time;

/**
 * How long coding takes in a run whose time is declared and not measured.
 *
 * @param encodeNs one encoding of a picture
 * @param decodeNs one decoding
 */
public record CodingTime(long encodeNs, long decodeNs) {
  /** Nothing takes any time. */
  public static final CodingTime NONE = new CodingTime(0, 0);

  private static final int MACROBLOCK = 16;
  private static final long ENCODE_NS = 10 * Time.MICROSECOND;
  private static final long DECODE_NS = 3 * Time.MICROSECOND;

  /**
   * What is declared by default: 10 and 3 microseconds for each macroblock of 16 by 16 samples,
   * which is 9.2 and 2.8 ms for 640x360, and 36 and 10.8 ms for 1280x720.
   */
  public static CodingTime typical(int width, int height) {
    long macroblocks = (long) Math.ceilDiv(width, MACROBLOCK) * Math.ceilDiv(height, MACROBLOCK);
    return new CodingTime(macroblocks * ENCODE_NS, macroblocks * DECODE_NS);
  }
}
