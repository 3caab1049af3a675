package testbed.reports.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.reports.model.RunDirectory;

class RunDatabaseTest {
  @TempDir Path folder;

  @Test
  void aRunsSettingsAndVerdictAreOneRow() throws Exception {
    assertEquals(
        List.of(List.of("one", "it's mine, \"quoted\"", "verizon-lte", true, 7L, 30.0)),
        ask("select run, system, trace, valid, seed, fps from runs").rows());
  }

  @Test
  void aFrameThatWasNotShownHasNoDelay() throws Exception {
    assertEquals(
        List.of(List.of(2L, 1L, 100.0)),
        ask("select count(*), count(delay_ms), max(delay_ms) from frames").rows());
  }

  @Test
  void equalPicturesAreInfinitelyAlike() throws Exception {
    assertEquals(
        List.of(List.of(Double.POSITIVE_INFINITY)),
        ask("select max(ssim_db) from frames where ssim_db is not null").rows());
  }

  @Test
  void everyPacketEventIsARow() throws Exception {
    Answer answer =
        ask(
            """
            select event, count(*) as n, max(bytes) as bytes, max(delay_ms) as delay,
              max(reason) as reason
            from packets group by event order by event
            """);
    assertEquals(
        """
        event,n,bytes,delay,reason
        arrival,1,1400,,
        departure,1,1400,3,
        drop,1,1400,,codel
        opportunity,1,1504,,
        """,
        answer.table().toCsv(List.of()));
  }

  @Test
  void percentilesInterpolate() throws Exception {
    assertEquals(List.of(List.of(1.95)), ask("select p95(x) from (values (1), (2)) t(x)").rows());
  }

  @Test
  void tablesThatNobodyWantsStayEmpty() throws Exception {
    try (RunDatabase database = RunDatabase.of(List.of(run()), List.of("runs"))) {
      assertEquals(List.of(List.of(0L)), database.query("select count(*) from frames").rows());
    }
  }

  @Test
  void everyTableIsWrittenAsParquet() throws Exception {
    try (RunDatabase database = RunDatabase.of(List.of(run()), RunDatabase.TABLES)) {
      for (String table : RunDatabase.TABLES) {
        Path file = folder.resolve("it's " + table + ".parquet");
        database.export(table, file);
        assertTrue(Files.size(file) > 0, table);
      }
    }
  }

  @Test
  void whatIsNotSqlSaysSo() {
    SQLException refused = assertThrows(SQLException.class, () -> ask("select nosuch from frames"));
    assertTrue(refused.getMessage().contains("nosuch"), refused::getMessage);
  }

  private Answer ask(String sql) throws Exception {
    try (RunDatabase database = RunDatabase.of(List.of(run()), RunDatabase.TABLES)) {
      return database.query(sql);
    }
  }

  private Path run() throws Exception {
    RunDirectory run = RunDirectory.create(folder.resolve("one"));
    Files.writeString(
        run.manifestJson(),
        """
        {"format_version": 1, "settings": {"system": "it's mine, \\"quoted\\"", "trace": "verizon-lte", "seed": 7, "fps": 30.0},
         "validity": {"valid": true, "reasons": []}}
        """);
    Files.writeString(
        run.framesCsv(),
        """
        # format: testbed frames 1
        frame_id,shown_ns,seen_ns,outcome,drop_place,capture_index,delay_ms,signal_delay_ms,\
        ssim_y_db,ssim_cb_db,ssim_cr_db,ssim_total_db,ssim_ffmpeg_y_db,ssim_ffmpeg_cb_db,\
        ssim_ffmpeg_cr_db,ssim_ffmpeg_total_db,psnr_y_db,vif_y
        0,0,100000000,displayed,,0,100.000000,100.000000,inf,inf,inf,inf,inf,inf,inf,inf,inf,1.000000
        1,33333333,,in_flight,,,,,,,,,,,,,,
        """);
    Files.writeString(
        run.packetLog(),
        """
        # mahimahi mm-link (Uplink) [verizon-lte] > packets.log
        # command line: testbed
        # queue: droptail [packets=256]
        # init timestamp: 0
        # base timestamp: 0
        0 + 1400
        3 # 1504
        3 - 1400 3
        4 d 1 1400 codel
        """);
    return run.root();
  }
}
