package testbed.injector.mark;

/** The marks that can be drawn. {@code docs/marks.md} compares them. */
public enum MarkKind {
  /** 8 x 5 cells with a checksum; the default. */
  GRID,
  /** A Data Matrix of 10 x 10 modules. */
  DATA_MATRIX_10,
  /** A Data Matrix of 12 x 12 modules. */
  DATA_MATRIX_12,
  /** A QR code of 21 x 21 modules. */
  QR;

  MarkCode code() {
    return switch (this) {
      case GRID -> new GridCode();
      case DATA_MATRIX_10 -> DataMatrixCode.TEN;
      case DATA_MATRIX_12 -> DataMatrixCode.TWELVE;
      case QR -> new QrCode();
    };
  }
}
