package testbed.benchmarks.vp8;

import java.util.List;
import testbed.analyzer.quality.Ssim;
import testbed.analyzer.quality.SsimVariant;
import testbed.video.Raster;

/**
 * One coding of a clip at one quantizer.
 *
 * @param bytes mean size of a frame
 * @param psnrDb luma PSNR of the whole clip
 * @param ssimDb mean over the frames of luma SSIM (variant daala) in decibels
 */
record Coding(double bytes, double psnrDb, double ssimDb) {

  static List<Curve.Point> psnr(List<Coding> codings) {
    return codings.stream().map(c -> new Curve.Point(c.bytes, c.psnrDb)).toList();
  }

  static List<Curve.Point> ssim(List<Coding> codings) {
    return codings.stream().map(c -> new Curve.Point(c.bytes, c.ssimDb)).toList();
  }

  /** Adds up sizes, squared errors of luma, and similarity. */
  static final class Tally {
    private final Ssim ssim = SsimVariant.DAALA.calculator();
    private long bytes;
    private long error;
    private long samples;
    private double decibels;
    private int frames;

    void add(int size, Raster original, Raster decoded) {
      bytes += size;
      frames++;
      decibels -= 10 * Math.log10(1 - ssim.of(original.y(), decoded.y()));
      byte[] x = original.y().samples();
      byte[] y = decoded.y().samples();
      samples += x.length;
      for (int i = 0; i < x.length; i++) {
        int d = (x[i] & 0xff) - (y[i] & 0xff);
        error += (long) d * d;
      }
    }

    Coding coding() {
      double psnr = 10 * Math.log10(255.0 * 255 * samples / Math.max(error, 1));
      return new Coding((double) bytes / frames, psnr, decibels / frames);
    }
  }
}
