package testbed.injector.mark;

/**
 * Where the two marks of a picture lie.
 *
 * <p>Modules are squares of a multiple of 8 luma samples on the 8 x 8 grid on which codecs
 * transform, as large as 1/45 of the picture's height where that is more than 8: marks keep their
 * share of the picture, and a picture that was halved on its way still has modules of 4 samples.
 *
 * @param kind what is drawn
 * @param width luma samples in a row of the picture
 * @param height luma rows of the picture
 * @param module side of a module in luma samples
 */
public record MarkLayout(MarkKind kind, int width, int height, int module) {
  private static final int GRID = 8;
  private static final int MODULES_IN_HEIGHT = 45;

  /** Checks that both marks fit without touching each other. */
  public MarkLayout {
    MarkCode code = kind.code();
    if (module < 1
        || code.columns() * module + GRID > width
        || 2 * code.rows() * module + GRID > height) {
      throw new IllegalArgumentException(
          "a picture of %dx%d is too small for two %s marks of %dx%d modules of %d"
              .formatted(width, height, kind, code.columns(), code.rows(), module));
    }
  }

  /** The layout that runs use unless told otherwise. */
  public static MarkLayout standard(int width, int height) {
    return of(MarkKind.GRID, width, height);
  }

  /** The layout of a kind of mark for a picture size. */
  public static MarkLayout of(MarkKind kind, int width, int height) {
    int module = Math.max(1, height / MODULES_IN_HEIGHT / GRID) * GRID;
    return new MarkLayout(kind, width, height, module);
  }

  /** The mark in the upper left corner. */
  public MarkRegion upperLeft() {
    return region(0, 0);
  }

  /** The mark in the lower right corner, moved in where the size is not a multiple of 8. */
  public MarkRegion lowerRight() {
    int markWidth = kind.code().columns() * module;
    int markHeight = kind.code().rows() * module;
    return region((width - markWidth) / GRID * GRID, (height - markHeight) / GRID * GRID);
  }

  /** The largest frame id that a mark can carry. */
  public long maxId() {
    return kind.code().maxId();
  }

  private MarkRegion region(int x, int y) {
    return new MarkRegion(x, y, kind.code().columns() * module, kind.code().rows() * module);
  }
}
