package testbed.reports.chart;

/**
 * Where a figure will be looked at: its width, and the size of its type. Lengths are in units of
 * 1/96 inch on a screen and of 1/72 inch on paper.
 */
public enum FigureSize {
  /** In a report on a desktop screen, and as a picture. */
  SCREEN(880, 13f, 0),
  /** In a report on a phone. */
  PHONE(380, 11f, 0.72),
  /** One column of a two-column paper. */
  COLUMN(246, 7.5f, 0.6);

  private final int width;
  private final float typeSize;
  private final double leastAspect;

  FigureSize(int width, float typeSize, double leastAspect) {
    this.width = width;
    this.typeSize = typeSize;
    this.leastAspect = leastAspect;
  }

  /** The width of the drawing. */
  public int width() {
    return width;
  }

  /** The height of a drawing whose natural height is {@code aspect} times its width. */
  public int height(double aspect) {
    boolean strip = aspect < 0.2;
    double fitting = strip ? aspect * (1 + leastAspect) : Math.max(aspect, leastAspect);
    return (int) Math.round(width * fitting);
  }

  /** The size of ordinary text. */
  public float typeSize() {
    return typeSize;
  }
}
