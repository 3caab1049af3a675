package testbed.video;

/**
 * Spatial and temporal information of a video after ITU-T P.910: for each picture the standard
 * deviation of its Sobel-filtered luma, and that of its difference from the picture before. The
 * recommendation's figure for a video is the maximum over its pictures; the mean is kept too, since
 * one cut decides the maximum. Luma as coded, limited range.
 */
public final class SpatialTemporal {
  private Plane before;
  private long pictures;
  private double spatialSum;
  private double spatialMax;
  private double temporalSum;
  private double temporalMax;

  /** Takes the next picture. */
  public void add(Plane luma) {
    double spatial = spatial(luma);
    spatialSum += spatial;
    spatialMax = Math.max(spatialMax, spatial);
    if (before != null) {
      double temporal = temporal(luma, before);
      temporalSum += temporal;
      temporalMax = Math.max(temporalMax, temporal);
    }
    before = luma;
    pictures++;
  }

  /** Mean spatial information; 0 without pictures. */
  public double spatialMean() {
    return pictures == 0 ? 0 : spatialSum / pictures;
  }

  /** Spatial information as P.910 has it. */
  public double spatialMax() {
    return spatialMax;
  }

  /** Mean temporal information; 0 with fewer than two pictures. */
  public double temporalMean() {
    return pictures < 2 ? 0 : temporalSum / (pictures - 1);
  }

  /** Temporal information as P.910 has it. */
  public double temporalMax() {
    return temporalMax;
  }

  /** Spatial information of one picture of at least 3 x 3 samples. */
  static double spatial(Plane luma) {
    byte[] s = luma.samples();
    int w = luma.width();
    double sum = 0;
    double squares = 0;
    for (int y = 1; y < luma.height() - 1; y++) {
      for (int x = 1; x < w - 1; x++) {
        int at = y * w + x;
        int a = s[at - w - 1] & 0xff;
        int c = s[at - w + 1] & 0xff;
        int g = s[at + w - 1] & 0xff;
        int i = s[at + w + 1] & 0xff;
        int across = c + 2 * (s[at + 1] & 0xff) + i - a - 2 * (s[at - 1] & 0xff) - g;
        int down = g + 2 * (s[at + w] & 0xff) + i - a - 2 * (s[at - w] & 0xff) - c;
        double square = (double) across * across + (double) down * down;
        sum += Math.sqrt(square);
        squares += square;
      }
    }
    return deviation(sum, squares, (long) (w - 2) * (luma.height() - 2));
  }

  /** Temporal information between two pictures of one size. */
  static double temporal(Plane now, Plane before) {
    byte[] a = now.samples();
    byte[] b = before.samples();
    long sum = 0;
    long squares = 0;
    for (int i = 0; i < a.length; i++) {
      int d = (a[i] & 0xff) - (b[i] & 0xff);
      sum += d;
      squares += (long) d * d;
    }
    return deviation((double) sum, (double) squares, a.length);
  }

  private static double deviation(double sum, double squares, long n) {
    double mean = sum / n;
    return Math.sqrt(Math.max(0, squares / n - mean * mean));
  }
}
