package testbed.injector.mark;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** The smallest QR code, 21 x 21 modules with 9 digits and medium error correction. */
record QrCode() implements MarkCode {
  private static final int SIDE = 21;
  private static final int DIGITS = 9;

  @Override
  public int columns() {
    return SIDE;
  }

  @Override
  public int rows() {
    return SIDE;
  }

  @Override
  public long maxId() {
    return 999_999_999;
  }

  @Override
  public void encode(long id, byte[] modules) {
    ByteMatrix symbol;
    try {
      symbol = Encoder.encode(ZxingModules.text(id, DIGITS), ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalStateException("nine digits fit the smallest QR code", e);
    }
    for (int i = 0; i < SIDE * SIDE; i++) {
      modules[i] = symbol.get(i % SIDE, i / SIDE);
    }
  }

  @Override
  public long decode(byte[] modules) {
    try {
      String text = new Decoder().decode(ZxingModules.matrix(modules, SIDE)).getText();
      return ZxingModules.number(text, DIGITS);
    } catch (ChecksumException | FormatException e) {
      return INVALID;
    }
  }
}
