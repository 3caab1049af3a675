package testbed.vp8.encode;

import java.util.Arrays;

/**
 * The boolean entropy encoder of RFC 6386, section 7: an arithmetic coder over binary decisions
 * with 8-bit probabilities.
 *
 * <p>The interval's lower end is kept in a wide register and leaves it 32 bits at a time; a carry
 * out of the register is added to the bytes already written. Not safe for use by several threads.
 */
final class BoolEncoder {
  private static final int WORD = 32;

  private byte[] out = new byte[1024];
  private int size;

  /** Lower end of the interval; its {@code 8 + pending} low bits are not written yet. */
  private long low;

  private int pending;
  private int range;

  BoolEncoder() {
    reset();
  }

  /** Forgets everything written and begins anew; the buffer is kept. */
  void reset() {
    size = 0;
    low = 0;
    pending = 0;
    range = 255;
  }

  /**
   * Writes one decision.
   *
   * @param bit 0 or 1
   * @param probability of a zero, in 1/256, from 1 to 255
   */
  void write(int bit, int probability) {
    int split = 1 + (((range - 1) * probability) >> 8);
    if (bit == 0) {
      range = split;
    } else {
      low += split;
      range -= split;
    }
    int shift = Integer.numberOfLeadingZeros(range) - 24;
    range <<= shift;
    low <<= shift;
    pending += shift;
    if (pending >= WORD) {
      flushWord();
    }
  }

  /** Writes one decision that is as likely as not. */
  void writeFlag(int bit) {
    write(bit, 128);
  }

  /** Writes an unsigned number of so many bits, most significant first, each as likely as not. */
  void writeLiteral(int value, int bits) {
    for (int i = bits - 1; i >= 0; i--) {
      write((value >> i) & 1, 128);
    }
  }

  /**
   * Ends the stream and returns its bytes. One spare zero byte follows the code, because some
   * decoders take a read at its very end for damage.
   */
  byte[] finish() {
    byte[] code = Arrays.copyOf(out, size + 8);
    int bits = 8 + pending;
    if (((low >>> bits) & 1) != 0) {
      carry(code, size);
    }
    int at = size;
    for (int left = bits; left > 0; left -= 8) {
      code[at++] = (byte) (left >= 8 ? low >>> (left - 8) : low << (8 - left));
    }
    return Arrays.copyOf(code, at + 1);
  }

  private void flushWord() {
    if (size + 4 > out.length) {
      out = Arrays.copyOf(out, out.length * 2);
    }
    int kept = 8 + pending - WORD;
    if (((low >>> (8 + pending)) & 1) != 0) {
      carry(out, size);
    }
    int word = (int) (low >>> kept);
    out[size] = (byte) (word >>> 24);
    out[size + 1] = (byte) (word >>> 16);
    out[size + 2] = (byte) (word >>> 8);
    out[size + 3] = (byte) word;
    size += 4;
    low &= (1L << kept) - 1;
    pending -= WORD;
  }

  private static void carry(byte[] bytes, int end) {
    int at = end - 1;
    while (bytes[at] == (byte) 0xff) {
      bytes[at--] = 0;
    }
    bytes[at]++;
  }
}
