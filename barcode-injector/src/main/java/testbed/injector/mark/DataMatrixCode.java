package testbed.injector.mark;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.ChecksumException;
import com.google.zxing.EncodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.decoder.Decoder;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.util.Map;

/**
 * A square Data Matrix that holds nothing but decimal digits: 6 in 10 x 10 modules, 9 in 12 x 12.
 * Reed-Solomon repairs a few modules.
 *
 * @param side modules on a side
 * @param digits of the number
 */
record DataMatrixCode(int side, int digits) implements MarkCode {
  static final DataMatrixCode TEN = new DataMatrixCode(10, 6);
  static final DataMatrixCode TWELVE = new DataMatrixCode(12, 9);

  @Override
  public int columns() {
    return side;
  }

  @Override
  public int rows() {
    return side;
  }

  @Override
  public long maxId() {
    return digits == 6 ? 999_999 : 999_999_999;
  }

  @Override
  public void encode(long id, byte[] modules) {
    Map<EncodeHintType, Object> hints =
        Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE);
    BitMatrix symbol =
        new DataMatrixWriter()
            .encode(ZxingModules.text(id, digits), BarcodeFormat.DATA_MATRIX, 0, 0, hints);
    ZxingModules.copy(symbol, modules);
  }

  @Override
  public long decode(byte[] modules) {
    try {
      String text = new Decoder().decode(ZxingModules.matrix(modules, side)).getText();
      return ZxingModules.number(text, digits);
    } catch (ChecksumException | FormatException e) {
      return INVALID;
    }
  }
}
