package testbed.vp8.filter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A scratch of rows of 16 samples, in which vertical edges lie as horizontal ones and the two
 * chroma planes side by side. Not thread-safe.
 */
final class Turned {
  /** Distance of a turned row from the next. */
  static final int STRIDE = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Up to 24 rows. */
  final byte[] samples = new byte[24 * STRIDE];

  /**
   * Fetches columns of 16 samples.
   *
   * @param at the uppermost sample of the first column
   * @param columns a multiple of 8
   */
  void fetch(byte[] plane, int at, int stride, int columns) {
    for (int column = 0; column < columns; column += 8) {
      turn(plane, at + column, stride, samples, column * STRIDE, STRIDE);
      turn(plane, at + 8 * stride + column, stride, samples, column * STRIDE + 8, STRIDE);
    }
  }

  /** Puts the columns back. */
  void restore(byte[] plane, int at, int stride, int columns) {
    for (int column = 0; column < columns; column += 8) {
      turn(samples, column * STRIDE, STRIDE, plane, at + column, stride);
      turn(samples, column * STRIDE + 8, STRIDE, plane, at + 8 * stride + column, stride);
    }
  }

  /** Fetches columns of 8 samples of two planes, side by side. */
  void fetchBoth(byte[] u, byte[] v, int at, int stride, int columns) {
    for (int column = 0; column < columns; column += 8) {
      turn(u, at + column, stride, samples, column * STRIDE, STRIDE);
      turn(v, at + column, stride, samples, column * STRIDE + 8, STRIDE);
    }
  }

  /** Puts the columns of two planes back. */
  void restoreBoth(byte[] u, byte[] v, int at, int stride, int columns) {
    for (int column = 0; column < columns; column += 8) {
      turn(samples, column * STRIDE, STRIDE, u, at + column, stride);
      turn(samples, column * STRIDE + 8, STRIDE, v, at + column, stride);
    }
  }

  /** Fetches rows of 8 samples of two planes, side by side and not turned. */
  void joinBoth(byte[] u, byte[] v, int at, int stride, int rows) {
    for (int row = 0; row < rows; row++) {
      LONGS.set(samples, row * STRIDE, (long) LONGS.get(u, at + row * stride));
      LONGS.set(samples, row * STRIDE + 8, (long) LONGS.get(v, at + row * stride));
    }
  }

  /** Puts the rows of two planes back, but for the first, which no filter changes. */
  void partBoth(byte[] u, byte[] v, int at, int stride, int rows) {
    for (int row = 1; row < rows; row++) {
      LONGS.set(u, at + row * stride, (long) LONGS.get(samples, row * STRIDE));
      LONGS.set(v, at + row * stride, (long) LONGS.get(samples, row * STRIDE + 8));
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
