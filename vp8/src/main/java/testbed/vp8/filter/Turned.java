package testbed.vp8.filter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Columns of a plane laid out as rows, so that vertical edges can be filtered as horizontal ones.
 * Works in blocks of 8x8 samples. Not thread-safe.
 */
final class Turned {
  /** Distance of a turned row from the next. */
  static final int STRIDE = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Up to 24 columns of up to 16 rows. */
  final byte[] samples = new byte[24 * STRIDE];

  /**
   * Fetches columns.
   *
   * @param at the uppermost sample of the first column
   * @param columns a multiple of 8
   * @param rows 8 or 16
   */
  void fetch(byte[] plane, int at, int stride, int columns, int rows) {
    for (int row = 0; row < rows; row += 8) {
      for (int column = 0; column < columns; column += 8) {
        turn(plane, at + row * stride + column, stride, samples, column * STRIDE + row, STRIDE);
      }
    }
  }

  /** Puts the columns back. */
  void restore(byte[] plane, int at, int stride, int columns, int rows) {
    for (int row = 0; row < rows; row += 8) {
      for (int column = 0; column < columns; column += 8) {
        turn(samples, column * STRIDE + row, STRIDE, plane, at + row * stride + column, stride);
      }
    }
  }

  /** Transposes 8x8 bytes: swaps quarters, then quarters of these, then bytes. */
  private static void turn(
      byte[] from, int at, int fromStride, byte[] to, int place, int toStride) {
    long a0 = (long) LONGS.get(from, at);
    long a1 = (long) LONGS.get(from, at + fromStride);
    long a2 = (long) LONGS.get(from, at + 2 * fromStride);
    long a3 = (long) LONGS.get(from, at + 3 * fromStride);
    long a4 = (long) LONGS.get(from, at + 4 * fromStride);
    long a5 = (long) LONGS.get(from, at + 5 * fromStride);
    long a6 = (long) LONGS.get(from, at + 6 * fromStride);
    long a7 = (long) LONGS.get(from, at + 7 * fromStride);
    long b0 = low(a0, a4, 32, 0xffffffffL);
    long b4 = high(a0, a4, 32, 0xffffffffL);
    long b1 = low(a1, a5, 32, 0xffffffffL);
    long b5 = high(a1, a5, 32, 0xffffffffL);
    long b2 = low(a2, a6, 32, 0xffffffffL);
    long b6 = high(a2, a6, 32, 0xffffffffL);
    long b3 = low(a3, a7, 32, 0xffffffffL);
    long b7 = high(a3, a7, 32, 0xffffffffL);
    a0 = low(b0, b2, 16, 0xffff0000ffffL);
    a2 = high(b0, b2, 16, 0xffff0000ffffL);
    a1 = low(b1, b3, 16, 0xffff0000ffffL);
    a3 = high(b1, b3, 16, 0xffff0000ffffL);
    a4 = low(b4, b6, 16, 0xffff0000ffffL);
    a6 = high(b4, b6, 16, 0xffff0000ffffL);
    a5 = low(b5, b7, 16, 0xffff0000ffffL);
    a7 = high(b5, b7, 16, 0xffff0000ffffL);
    LONGS.set(to, place, low(a0, a1, 8, 0xff00ff00ff00ffL));
    LONGS.set(to, place + toStride, high(a0, a1, 8, 0xff00ff00ff00ffL));
    LONGS.set(to, place + 2 * toStride, low(a2, a3, 8, 0xff00ff00ff00ffL));
    LONGS.set(to, place + 3 * toStride, high(a2, a3, 8, 0xff00ff00ff00ffL));
    LONGS.set(to, place + 4 * toStride, low(a4, a5, 8, 0xff00ff00ff00ffL));
    LONGS.set(to, place + 5 * toStride, high(a4, a5, 8, 0xff00ff00ff00ffL));
    LONGS.set(to, place + 6 * toStride, low(a6, a7, 8, 0xff00ff00ff00ffL));
    LONGS.set(to, place + 7 * toStride, high(a6, a7, 8, 0xff00ff00ff00ffL));
  }

  /** The masked parts of both, those of {@code b} above those of {@code a}. */
  private static long low(long a, long b, int shift, long mask) {
    return (a & mask) | ((b & mask) << shift);
  }

  /** What {@link #low} leaves. */
  private static long high(long a, long b, int shift, long mask) {
    return ((a >>> shift) & mask) | (b & ~mask);
  }
}
