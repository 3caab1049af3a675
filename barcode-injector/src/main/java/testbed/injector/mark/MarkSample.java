package testbed.injector.mark;

/** The mean luma of every module of one mark as a picture shows it, and the modules it suggests. */
final class MarkSample {
  /** The least difference between the mean light and the mean dark module of a mark. */
  private static final double MIN_CONTRAST = 50;

  /** The share of modules that may differ when a damaged mark confirms a legible one. */
  private static final double TOLERATED = 0.2;

  private final MarkLayout layout;
  private final MarkRegion region;
  private final int columns;
  private final double[] means;
  private final byte[] modules;
  private boolean present;

  MarkSample(MarkLayout layout, MarkRegion region) {
    this.layout = layout;
    this.region = region;
    this.columns = layout.kind().code().columns();
    this.means = new double[columns * layout.kind().code().rows()];
    this.modules = new byte[means.length];
  }

  /** Samples a picture of any size. */
  void take(byte[] luma, int width, int height) {
    double sx = (double) width / layout.width();
    double sy = (double) height / layout.height();
    int module = layout.module();
    for (int i = 0; i < means.length; i++) {
      Span across = Span.inner((region.x() + i % columns * module) * sx, module * sx, width);
      Span down = Span.inner((region.y() + i / columns * module) * sy, module * sy, height);
      means[i] = mean(luma, width, across, down);
    }
    decide();
  }

  /** Samples of a row or a column: the first, and the one after the last; at least one. */
  private record Span(int from, int to) {
    /** The inner half of a module, where its neighbours bleed in least; within the picture. */
    static Span inner(double start, double length, int side) {
      int from = Math.min((int) Math.round(start + length / 4), side - 1);
      int to = Math.max(from + 1, (int) Math.round(start + length * 3 / 4));
      return new Span(from, Math.min(to, side));
    }

    int size() {
      return to - from;
    }
  }

  private static double mean(byte[] luma, int width, Span across, Span down) {
    long sum = 0;
    for (int y = down.from(); y < down.to(); y++) {
      for (int x = across.from(); x < across.to(); x++) {
        sum += luma[y * width + x] & 0xff;
      }
    }
    return (double) sum / (across.size() * down.size());
  }

  /** Splits the modules into dark and light ones half way between the two groups' means. */
  private void decide() {
    double threshold = mean(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    double dark = threshold;
    double light = threshold;
    for (int round = 0; round < 3; round++) {
      dark = mean(Double.NEGATIVE_INFINITY, threshold);
      light = mean(threshold, Double.POSITIVE_INFINITY);
      threshold = (dark + light) / 2;
    }
    present = light - dark >= MIN_CONTRAST;
    for (int i = 0; i < means.length; i++) {
      modules[i] = (byte) (means[i] < threshold ? 1 : 0);
    }
  }

  private double mean(double from, double below) {
    double sum = 0;
    int n = 0;
    for (double m : means) {
      if (m >= from && m < below) {
        sum += m;
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  /** The id that this mark spells, or {@link MarkCode#INVALID}. */
  long decode(MarkCode code) {
    return present ? code.decode(modules) : MarkCode.INVALID;
  }

  /** Whether this mark, though it may be damaged, looks like the given one. */
  boolean agreesWith(byte[] expected) {
    int differing = 0;
    for (int i = 0; i < modules.length; i++) {
      differing += modules[i] ^ expected[i];
    }
    return present && differing <= TOLERATED * modules.length;
  }
}
