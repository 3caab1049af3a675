package testbed.injector.mark;

import com.google.zxing.common.BitMatrix;

/**
 * Modules and numbers as ZXing takes them. Where the modules lie is known, so nothing is sought.
 */
final class ZxingModules {
  private ZxingModules() {}

  static String text(long id, int digits) {
    return String.format("%0" + digits + "d", id);
  }

  static long number(String text, int digits) {
    return text.length() == digits && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Long.parseLong(text)
        : MarkCode.INVALID;
  }

  static BitMatrix matrix(byte[] modules, int side) {
    BitMatrix matrix = new BitMatrix(side);
    for (int i = 0; i < modules.length; i++) {
      if (modules[i] == 1) {
        matrix.set(i % side, i / side);
      }
    }
    return matrix;
  }

  static void copy(BitMatrix matrix, byte[] modules) {
    int side = matrix.getWidth();
    for (int i = 0; i < modules.length; i++) {
      modules[i] = (byte) (matrix.get(i % side, i / side) ? 1 : 0);
    }
  }
}
