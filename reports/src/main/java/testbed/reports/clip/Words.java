package testbed.reports.clip;

import java.util.Locale;
import testbed.analyzer.match.Decibel;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.result.FrameResult;

/** What is written on pictures: as in the Salsify paper, times since sending, and the quality. */
final class Words {
  private Words() {}

  static String delay(FrameResult frame) {
    FrameRecord.Displayed shown = (FrameRecord.Displayed) frame.record();
    return String.format(Locale.ROOT, "T+%.3f s", shown.delayNs() / 1e9);
  }

  static String quality(FrameResult frame) {
    double db = frame.quality().map(q -> Decibel.ofSsim(q.daala().y())).orElse(Double.NaN);
    if (Double.isNaN(db)) {
      return "not measured";
    }
    return Double.isInfinite(db) ? "identical" : String.format(Locale.ROOT, "%.2f dB", db);
  }

  static String seconds(long ns) {
    return String.format(Locale.ROOT, "%.2f s", ns / 1e9);
  }
}
