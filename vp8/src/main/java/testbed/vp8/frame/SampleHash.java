package testbed.vp8.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A stable 64-bit hash of a picture's whole macroblocks, without the border. Four independent lanes
 * of multiply and rotate per 32 bytes (8 in what is left of a row), so that the processor can work
 * on them at once; the lanes are mixed at the end. Part of the serialized format and of Salsify's
 * wire format: changing it is a new version of both.
 */
public final class SampleHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

  private SampleHash() {}

  static long of(ReferenceFrame frame) {
    long hash = mix(((long) frame.size().width() << 32) | frame.size().height());
    hash = plane(hash, frame.y());
    hash = plane(hash, frame.u());
    hash = plane(hash, frame.v());
    return hash == 0 ? MULTIPLIER : hash;
  }

  private static long plane(long seed, PlaneBuffer plane) {
    byte[] samples = plane.samples();
    int width = plane.width();
    long a = seed;
    long b = seed + 1;
    long c = seed + 2;
    long d = seed + 3;
    for (int row = 0; row < plane.height(); row++) {
      int at = plane.index(0, row);
      int end = at + width;
      for (; at + 32 <= end; at += 32) {
        a = step(a, (long) LONGS.get(samples, at));
        b = step(b, (long) LONGS.get(samples, at + 8));
        c = step(c, (long) LONGS.get(samples, at + 16));
        d = step(d, (long) LONGS.get(samples, at + 24));
      }
      for (; at < end; at += 8) {
        a = step(a, (long) LONGS.get(samples, at));
      }
    }
    return mix(mix(mix(mix(a) + b) + c) + d);
  }

  private static long step(long lane, long samples) {
    return Long.rotateLeft((lane ^ samples) * MULTIPLIER, 29);
  }

  /** A stable 64-bit hash of some bytes. */
  public static long ofBytes(byte[] bytes) {
    long lane = mix(bytes.length);
    int at = 0;
    for (; at + 8 <= bytes.length; at += 8) {
      lane = step(lane, (long) LONGS.get(bytes, at));
    }
    for (; at < bytes.length; at++) {
      lane = step(lane, bytes[at]);
    }
    return mix(lane);
  }

  /** The finalizer of a well-known generator: every input bit reaches every output bit. */
  public static long mix(long value) {
    long x = value;
    x = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }
}
