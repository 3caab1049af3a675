package testbed.analyzer.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.match.SignalDelay;
import testbed.analyzer.quality.FrameQuality;

/**
 * One frame that was held in front of the camera: a row of {@code frames.csv}.
 *
 * @param record what became of it
 * @param delayMs frame delay in milliseconds; NaN unless it was displayed
 * @param signalDelayMs signal delay in milliseconds; NaN of frames after the last displayed one
 * @param quality of the displayed picture, where it was measured
 */
public record FrameResult(
    FrameRecord record, double delayMs, double signalDelayMs, Optional<FrameQuality> quality) {
  private static final double NS_PER_MS = 1e6;

  /**
   * Puts together what is known about each frame.
   *
   * @param records all frames in the order of sending
   * @param quality by frame number
   * @param pipelineNs a fixed delay to take off; 0 = none
   */
  public static List<FrameResult> of(
      List<FrameRecord> records, Map<Long, FrameQuality> quality, long pipelineNs) {
    SignalDelay signal = SignalDelay.of(records).minus(pipelineNs);
    List<FrameResult> rows = new ArrayList<>(records.size());
    for (int i = 0; i < records.size(); i++) {
      FrameRecord record = records.get(i);
      double delayMs =
          record instanceof FrameRecord.Displayed displayed
              ? (displayed.delayNs() - pipelineNs) / NS_PER_MS
              : Double.NaN;
      double signalMs = i < signal.size() ? signal.delayNs(i) / NS_PER_MS : Double.NaN;
      rows.add(
          new FrameResult(
              record, delayMs, signalMs, Optional.ofNullable(quality.get(record.frameId()))));
    }
    return rows;
  }
}
