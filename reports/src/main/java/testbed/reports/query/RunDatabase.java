package testbed.reports.query;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBConnection;
import testbed.reports.model.RunData;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest;
import testbed.reports.model.RunManifest.Settings;
import testbed.reports.model.UnreadableRunException;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog;
import testbed.shell.log.PacketLog.DirectionLog;

/**
 * Runs as tables of a DuckDB in memory: {@code runs}, {@code metrics}, {@code frames}, {@code
 * packets}; their columns are in {@code schema.sql}. The first three columns of each are {@code
 * run}, {@code system} and {@code trace}. {@code p25}, {@code p50}, {@code p95} and {@code p99} are
 * percentiles that interpolate linearly.
 *
 * <p>Not for use by several threads.
 */
public final class RunDatabase implements AutoCloseable {
  /** The tables, in the order in which they are made. */
  public static final List<String> TABLES = List.of("runs", "metrics", "frames", "packets");

  private final DuckDBConnection connection;

  private RunDatabase(DuckDBConnection connection) {
    this.connection = connection;
  }

  /**
   * Reads runs.
   *
   * @param folders run directories
   * @param wanted the tables to fill; the others stay empty
   */
  public static RunDatabase of(List<Path> folders, List<String> wanted)
      throws SQLException, IOException, UnreadableRunException {
    RunDatabase database =
        new RunDatabase(DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class));
    try {
      database.execute(schema());
      for (Path folder : folders) {
        database.add(RunLoader.load(folder), wanted);
      }
      return database;
    } catch (SQLException | IOException | UnreadableRunException e) {
      database.close();
      throw e;
    }
  }

  /** Answers a question. */
  public Answer query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int n = rows.getMetaData().getColumnCount();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= n; i++) {
        columns.add(rows.getMetaData().getColumnLabel(i));
      }
      List<List<Object>> cells = new ArrayList<>();
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
          row.add(rows.getObject(i));
        }
        cells.add(row);
      }
      return new Answer(columns, cells);
    }
  }

  /** Writes a table as a Parquet file. */
  public void export(String table, Path file) throws SQLException {
    if (!TABLES.contains(table)) {
      throw new IllegalArgumentException("there is no table " + table);
    }
    String quoted = file.toString().replace("'", "''");
    execute("copy %s to '%s' (format parquet)".formatted(table, quoted));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void add(RunData run, List<String> wanted) throws SQLException, IOException {
    addRun(run);
    if (wanted.contains("metrics")) {
      addMetrics(run);
    }
    if (wanted.contains("frames")) {
      addFrames(run);
    }
    if (wanted.contains("packets") && Files.exists(run.directory().packetLog())) {
      addPackets(run);
    }
  }

  private void addRun(RunData run) throws SQLException {
    RunManifest manifest = run.manifest();
    Settings s = manifest.settings();
    try (RunTable runs = new RunTable(connection, "runs", run)) {
      runs.add(
          run.directory().root(),
          manifest.validity().valid(),
          manifest.outcome().kind().word(),
          manifest.startedUtc(),
          s.clock(),
          s.seed(),
          s.repeat(),
          s.durationS(),
          s.width(),
          s.height(),
          s.fps(),
          s.direction(),
          s.queue(),
          s.delayMs(),
          s.loss(),
          s.ssim(),
          manifest.video().name(),
          manifest.host().name(),
          manifest.tool().commit());
    }
  }

  private void addMetrics(RunData run) throws SQLException {
    try (RunTable metrics = new RunTable(connection, "metrics", run)) {
      for (var m : run.metrics()) {
        metrics.add(
            m.name(), m.unit(), m.better().name().toLowerCase(Locale.ROOT), m.value(), m.n());
      }
    }
  }

  private void addFrames(RunData run) throws SQLException {
    try (RunTable frames = new RunTable(connection, "frames", run)) {
      for (var f : run.frames()) {
        frames.add(
            f.id(), f.shownS(), f.seenS(), f.delayMs(), f.signalDelayMs(), f.ssim(), f.ssimDb());
      }
    }
  }

  private void addPackets(RunData run) throws SQLException, IOException {
    PacketLog log = PacketLog.read(run.directory().packetLog());
    try (RunTable packets = new RunTable(connection, "packets", run)) {
      add(packets, "receiver", log.first());
      if (log.second().isPresent()) {
        add(packets, "sender", log.second().get());
      }
    }
  }

  private static void add(RunTable packets, String towards, DirectionLog log) throws SQLException {
    for (LogLine line : log.lines()) {
      switch (line) {
        case LogLine.Opportunity(long ms, int bytes) ->
            packets.add(towards, ms, "opportunity", bytes, null, null);
        case LogLine.Arrival(long ms, int bytes) ->
            packets.add(towards, ms, "arrival", bytes, null, null);
        case LogLine.Departure(long ms, int bytes, long delayMs) ->
            packets.add(towards, ms, "departure", bytes, delayMs, null);
        case LogLine.Drop(long ms, int _, int bytes, String reason) ->
            packets.add(towards, ms, "drop", bytes, null, reason);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String schema() throws IOException {
    try (InputStream in = RunDatabase.class.getResourceAsStream("schema.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
