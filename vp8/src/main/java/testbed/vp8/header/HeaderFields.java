package testbed.vp8.header;

/**
 * The elementary fields of a frame header. A reader ignores the values it is given and returns what
 * it reads; a writer writes and returns the values it is given. So one definition of the header's
 * layout serves both.
 */
public interface HeaderFields {
  /** A flag that is false with probability {@code probability / 256}. */
  boolean flag(int probability, boolean value);

  /** An unsigned number of so many bits. */
  default int literal(int bits, int value) {
    int number = 0;
    for (int bit = bits - 1; bit >= 0; bit--) {
      number = (number << 1) | (flag(128, ((value >> bit) & 1) != 0) ? 1 : 0);
    }
    return number;
  }

  /** A flag that is as likely true as false. */
  default boolean flag(boolean value) {
    return flag(128, value);
  }

  /** A magnitude of so many bits, then a sign. */
  default int signed(int bits, int value) {
    int magnitude = literal(bits, Math.abs(value));
    return flag(value < 0) ? -magnitude : magnitude;
  }

  /** A flag, and if set a signed number; else zero. */
  default int optionalSigned(int bits, int value) {
    return flag(value != 0) ? signed(bits, value) : 0;
  }
}
