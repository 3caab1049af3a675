package testbed.vp8.header;

/** Four small numbers: one for each segment, reference or mode class. */
public record Four(int first, int second, int third, int fourth) {
  /** All zero. */
  public static final Four ZERO = new Four(0, 0, 0, 0);

  /** The number at 0 to 3. */
  public int at(int index) {
    return switch (index) {
      case 0 -> first;
      case 1 -> second;
      case 2 -> third;
      case 3 -> fourth;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  /** Four optional signed numbers of so many bits; what is absent is zero. */
  Four code(HeaderFields io, int bits) {
    return new Four(
        io.optionalSigned(bits, first),
        io.optionalSigned(bits, second),
        io.optionalSigned(bits, third),
        io.optionalSigned(bits, fourth));
  }

  /** Four optional signed numbers of so many bits; what is absent or unchanged is as in before. */
  Four codeChanges(HeaderFields io, int bits, Four before) {
    return new Four(
        change(io, bits, first, before.first),
        change(io, bits, second, before.second),
        change(io, bits, third, before.third),
        change(io, bits, fourth, before.fourth));
  }

  private static int change(HeaderFields io, int bits, int value, int before) {
    return io.flag(value != before) ? io.signed(bits, value) : before;
  }
}
