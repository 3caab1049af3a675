package testbed.analyzer.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.analyzer.csv.CsvFile;
import testbed.analyzer.csv.CsvWriter;
import testbed.analyzer.csv.Row;
import testbed.analyzer.match.Decibel;
import testbed.analyzer.match.DropPlace;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.match.FrameRecord.Displayed;
import testbed.analyzer.match.FrameRecord.Dropped;
import testbed.analyzer.match.FrameRecord.InFlight;
import testbed.analyzer.quality.FrameQuality;
import testbed.analyzer.quality.Psnr;
import testbed.analyzer.quality.SsimScore;

/**
 * The file {@code frames.csv}: one row for each frame that was held in front of the camera. Columns
 * in dB have four decimals; equal pictures are {@code inf}; what was not measured is empty. The
 * column {@code ssim_y_db} is the luma SSIM of the default variant, {@code daala}.
 */
public final class FramesCsv {
  /** The usual name in a run directory. */
  public static final String NAME = "frames.csv";

  private static final String FORMAT = "testbed frames 1";
  private static final String HEADING =
      "frame_id,shown_ns,seen_ns,outcome,drop_place,capture_index,delay_ms,signal_delay_ms,"
          + "ssim_y_db,ssim_cb_db,ssim_cr_db,ssim_total_db,"
          + "ssim_ffmpeg_y_db,ssim_ffmpeg_cb_db,ssim_ffmpeg_cr_db,ssim_ffmpeg_total_db,psnr_y_db,vif_y";
  private static final int DAALA_AT = 8;
  private static final int FFMPEG_AT = 12;
  private static final int PSNR_AT = 16;
  private static final int VIF_AT = 17;
  private static final int MS_DECIMALS = 6;

  /** Two million seconds, twice the longest run. */
  private static final long LONGEST_NS = 2_000_000_000_000_000L;

  private static final int DB_DECIMALS = 4;
  private static final int VIF_DECIMALS = 6;
  private static final FrameQuality NONE =
      new FrameQuality(SsimScore.NONE, SsimScore.NONE, Double.NaN, Double.NaN);

  private FramesCsv() {}

  /**
   * What a file holds.
   *
   * @param provenance what made it
   * @param frames in its order
   */
  public record Content(Map<String, String> provenance, List<FrameResult> frames) {}

  /** Writes a file. */
  public static void write(Path path, Map<String, String> provenance, List<FrameResult> frames)
      throws IOException {
    try (CsvWriter out = new CsvWriter(path, FORMAT, provenance, HEADING)) {
      for (FrameResult frame : frames) {
        outcome(out, frame.record());
        out.cell(frame.delayMs(), MS_DECIMALS).cell(frame.signalDelayMs(), MS_DECIMALS);
        FrameQuality quality = frame.quality().orElse(NONE);
        score(out, quality.daala());
        score(out, quality.ffmpeg());
        out.cell(quality.psnrYDb(), DB_DECIMALS).cell(quality.vifY(), VIF_DECIMALS).end();
      }
    }
  }

  private static void outcome(CsvWriter out, FrameRecord record) {
    out.cell(record.frameId()).cell(record.shownNs());
    switch (record) {
      case Displayed d -> out.cell(d.seenNs()).word("displayed").word("").cell(d.captureIndex());
      case Dropped d -> out.word("").word("dropped").word(place(d.place())).word("");
      case InFlight f -> out.word("").word("in_flight").word("").word("");
    }
  }

  private static String place(DropPlace place) {
    return switch (place) {
      case CAMERA -> "camera";
      case SYSTEM -> "system";
    };
  }

  private static void score(CsvWriter out, SsimScore score) {
    for (double ssim : new double[] {score.y(), score.cb(), score.cr(), score.total()}) {
      out.cell(Decibel.ofSsim(ssim), DB_DECIMALS);
    }
  }

  /** Reads a file, plain or gzip. */
  public static List<FrameResult> read(Path path) throws IOException {
    return readAll(path).frames();
  }

  /** Reads a file, plain or gzip, with what it says about itself. */
  public static Content readAll(Path path) throws IOException {
    List<FrameResult> frames = new ArrayList<>();
    CsvFile file = CsvFile.read(path);
    for (Row row : file.body(FORMAT, HEADING)) {
      FrameRecord record = record(row);
      Optional<FrameQuality> quality =
          row.text(DAALA_AT).isEmpty() && row.text(PSNR_AT).isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new FrameQuality(
                      score(row, DAALA_AT),
                      score(row, FFMPEG_AT),
                      Psnr.toMse(row.real(PSNR_AT)),
                      row.real(VIF_AT)));
      frames.add(new FrameResult(record, row.real(6), row.real(7), quality));
    }
    return new Content(file.provenance(), frames);
  }

  private static FrameRecord record(Row row) throws IOException {
    long id = row.number(0);
    long shownNs = time(row, 1);
    return switch (row.text(3)) {
      case "displayed" -> new Displayed(id, shownNs, time(row, 2), row.number(5));
      case "in_flight" -> new InFlight(id, shownNs);
      case "dropped" ->
          switch (row.text(4)) {
            case "camera" -> new Dropped(id, shownNs, DropPlace.CAMERA);
            case "system" -> new Dropped(id, shownNs, DropPlace.SYSTEM);
            default -> throw row.problem("unknown place '" + row.text(4) + "'");
          };
      default -> throw row.problem("unknown outcome '" + row.text(3) + "'");
    };
  }

  /** A time of a run; charts are as long as the latest of them. */
  private static long time(Row row, int column) throws IOException {
    long ns = row.number(column);
    if (ns < -LONGEST_NS || ns > LONGEST_NS) {
      throw row.problem("'" + ns + "' is no time of a run, in nanoseconds");
    }
    return ns;
  }

  private static SsimScore score(Row row, int at) throws IOException {
    return new SsimScore(
        Decibel.toSsim(row.real(at)),
        Decibel.toSsim(row.real(at + 1)),
        Decibel.toSsim(row.real(at + 2)),
        Decibel.toSsim(row.real(at + 3)));
  }
}
