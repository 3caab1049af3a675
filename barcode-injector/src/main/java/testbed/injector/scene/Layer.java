package testbed.injector.scene;

/**
 * A picture with coverage that others are composed from: samples are in sixteenths, multiplied by
 * their coverage; chroma is about 0 and has half the size.
 */
final class Layer {
  /** Full coverage. */
  static final int OPAQUE = 4096;

  /** Units of a sample value. */
  static final int SCALE = 16;

  final int width;
  final int height;
  final short[] y;
  final short[] alpha;
  final short[] u;
  final short[] v;
  final short[] chromaAlpha;

  /** An empty layer of an even size. */
  Layer(int width, int height) {
    this.width = width;
    this.height = height;
    this.y = new short[width * height];
    this.alpha = new short[width * height];
    this.u = new short[width * height / 4];
    this.v = new short[width * height / 4];
    this.chromaAlpha = new short[width * height / 4];
  }

  /** Sets one luma sample. */
  void setLuma(int px, int py, Rgb colour, double coverage) {
    int at = py * width + px;
    alpha[at] = (short) Math.round(coverage * OPAQUE);
    y[at] = (short) Math.round(colour.luma() * SCALE * coverage);
  }

  /** Sets one chroma sample. */
  void setChroma(int cx, int cy, Rgb colour, double coverage) {
    int at = cy * (width / 2) + cx;
    chromaAlpha[at] = (short) Math.round(coverage * OPAQUE);
    u[at] = (short) Math.round(colour.cb() * SCALE * coverage);
    v[at] = (short) Math.round(colour.cr() * SCALE * coverage);
  }

  /** A layer of its own with the same content. */
  Layer copy() {
    Layer other = new Layer(width, height);
    System.arraycopy(y, 0, other.y, 0, y.length);
    System.arraycopy(alpha, 0, other.alpha, 0, alpha.length);
    System.arraycopy(u, 0, other.u, 0, u.length);
    System.arraycopy(v, 0, other.v, 0, v.length);
    System.arraycopy(chromaAlpha, 0, other.chromaAlpha, 0, chromaAlpha.length);
    return other;
  }

  /** Blurs everything, coverage too, with a triangle of a radius in luma samples. */
  void blur(double radius) {
    blur(y, width, radius);
    blur(alpha, width, radius);
    blur(u, width / 2, radius / 2);
    blur(v, width / 2, radius / 2);
    blur(chromaAlpha, width / 2, radius / 2);
  }

  private static void blur(short[] plane, int width, double radius) {
    int reach = (int) Math.ceil(radius);
    double[] weights = new double[2 * reach + 1];
    double total = 0;
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = Math.max(0, radius + 0.5 - Math.abs(i));
      total += weights[i + reach];
    }
    for (int stride : new int[] {1, width}) {
      short[] sharp = plane.clone();
      for (int at = reach * stride; at < plane.length - reach * stride; at++) {
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
          sum += weights[i + reach] * sharp[at + i * stride];
        }
        plane[at] = (short) Math.rint(sum / total);
      }
    }
  }
}
