package testbed.analyzer.result;

import java.util.Locale;

/**
 * A picture as it was sent and as it was displayed, kept as evidence.
 *
 * @param kind why it was kept: {@code best}, {@code median}, {@code worst}, {@code freeze_before}
 *     or {@code freeze_after}
 * @param frameId the frame
 * @param shownNs when it was sent, on the time axis of the run
 * @param seenNs when it was displayed
 * @param ssimDb luma SSIM in dB, variant {@code daala}
 * @param sent file name of the sent picture, beside the index
 * @param received file name of the displayed picture
 * @param sentence for a caption: the two times relative to sending, and the SSIM
 */
public record EvidencePair(
    String kind,
    long frameId,
    long shownNs,
    long seenNs,
    double ssimDb,
    String sent,
    String received,
    String sentence) {
  /** Names the files and makes the sentence. */
  public static EvidencePair of(
      String kind, long frameId, long shownNs, long seenNs, double ssimDb) {
    String stem = "%s-frame-%06d".formatted(kind, frameId);
    String quality =
        Double.isInfinite(ssimDb) ? "identical" : String.format(Locale.ROOT, "%.2f dB", ssimDb);
    String sentence =
        String.format(Locale.ROOT, "T+0.000 s / T+%.3f s, %s", (seenNs - shownNs) / 1e9, quality);
    return new EvidencePair(
        kind,
        frameId,
        shownNs,
        seenNs,
        ssimDb,
        stem + "-sent.png",
        stem + "-received.png",
        sentence);
  }
}
