package testbed.analyzer.display;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The file {@code capture.spool}: a magic, then for each picture a head of 32 bytes and its planar
 * 4:2:0 samples. Big-endian. A file that ends in the middle of a picture is good up to there.
 */
final class SpoolFormat {
  /** Opens the file; the last letter is the version. */
  static final byte[] MAGIC = "TBSPOOL1".getBytes(StandardCharsets.US_ASCII);

  static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;

  /** Opens every head: "PICT". */
  static final int PICTURE = 0x50494354;

  static final int HEAD_BYTES = 32;

  /** Places in the head. */
  static final int MARK_AT = 0;

  static final int WIDTH_AT = 4;
  static final int HEIGHT_AT = 8;

  /** What the samples span: {@link #LIMITED} or {@link #FULL}. */
  static final int RANGE_AT = 12;

  static final int LIMITED = 0;
  static final int FULL = 1;

  static final int SEEN_AT = 16;

  private SpoolFormat() {}
}
