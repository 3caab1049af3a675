package testbed.vp8.entropy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads booleans of given probability from a partition (RFC 6386, section 7).
 *
 * <p>Behind the end of its bytes a partition reads as zeros, as in every decoder of the field;
 * {@link #exhausted()} says when that has gone on for longer than a sane writer causes. Not
 * thread-safe.
 */
public final class BoolDecoder {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Bits that may be taken from behind the end before the partition counts as cut off. */
  private static final int GRACE_BITS = 32;

  private final byte[] bytes;
  private final int end;
  private int next;
  private long value;
  private int bits;
  private int range = 255;
  private int phantomBits;

  /** Reads {@code bytes[from, end)}, which must lie inside the array. */
  public BoolDecoder(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.next = from;
    this.end = end;
    this.bits = -8;
  }

  /** A boolean that is false with probability {@code probability / 256}. */
  public boolean read(int probability) {
    return bit(probability) != 0;
  }

  /** A boolean as 0 or 1; it is 0 with probability {@code probability / 256}. */
  public int bit(int probability) {
    if (bits < 0) {
      fill();
    }
    int split = 1 + (((range - 1) * probability) >>> 8);
    long threshold = (long) split << bits;
    int bit;
    if (value >= threshold) {
      value -= threshold;
      split = range - split;
      bit = 1;
    } else {
      bit = 0;
    }
    int shift = Integer.numberOfLeadingZeros(split) - 24;
    range = split << shift;
    bits -= shift;
    return bit;
  }

  /** An unsigned number of so many bits, highest first, each equally likely 0 and 1. */
  public int literal(int count) {
    int number = 0;
    for (int i = 0; i < count; i++) {
      number = (number << 1) | bit(128);
    }
    return number;
  }

  /** The leaf of a tree, whose probabilities begin at {@code from}. */
  public int tree(int[] tree, byte[] probabilities, int from) {
    int node = 0;
    do {
      node = tree[node + bit(probabilities[from + (node >> 1)] & 0xff)];
    } while (node > 0);
    return -node;
  }

  /** Whether far more has been read than the partition holds. */
  public boolean exhausted() {
    return phantomBits - (bits + 8) > GRACE_BITS;
  }

  private void fill() {
    if (next + 8 <= end) {
      value = (value << 48) | ((long) LONGS.get(bytes, next) >>> 16);
      next += 6;
      bits += 48;
      return;
    }
    while (bits < 0) {
      int octet = 0;
      if (next < end) {
        octet = bytes[next++] & 0xff;
      } else if (phantomBits < 1 << 20) {
        phantomBits += 8;
      }
      value = (value << 8) | octet;
      bits += 8;
    }
  }
}
