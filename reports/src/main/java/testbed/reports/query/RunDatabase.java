package testbed.reports.query;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import testbed.reports.chart.Table;
import testbed.reports.model.RunData;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest.Settings;
import testbed.reports.model.UnreadableRunException;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog;
import testbed.shell.log.PacketLog.DirectionLog;

/**
 * Runs as tables of a DuckDB in memory: {@code runs}, {@code metrics}, {@code frames}, {@code
 * packets}. The first three columns of each are {@code run}, {@code system} and {@code trace}.
 * {@code p25}, {@code p50}, {@code p95} and {@code p99} are percentiles that interpolate linearly.
 *
 * <p>Not for use by several threads.
 */
public final class RunDatabase implements AutoCloseable {
  /** The tables, in the order in which they are made. */
  public static final List<String> TABLES = List.of("runs", "metrics", "frames", "packets");

  private static final String OWN = "run varchar, system varchar, trace varchar, ";

  private final Connection connection;

  private RunDatabase(Connection connection) {
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
    RunDatabase database = new RunDatabase(DriverManager.getConnection("jdbc:duckdb:"));
    try {
      database.makeTables();
      for (Path folder : folders) {
        database.add(RunLoader.load(folder), wanted);
      }
      return database;
    } catch (SQLException | IOException | UnreadableRunException e) {
      database.close();
      throw e;
    }
  }

  /**
   * The answer to a question.
   *
   * @param columns their names
   * @param rows a number, truth value, text or null in each cell
   */
  public record Answer(List<String> columns, List<List<Object>> rows) {
    /** The answer as text; a null is empty. */
    public Table table() {
      return new Table(
          columns, rows.stream().map(row -> row.stream().map(Answer::text).toList()).toList());
    }

    private static String text(Object cell) {
      return switch (cell) {
        case null -> "";
        case Double d -> Table.number(d);
        case Float f -> Table.number(f.doubleValue());
        default -> cell.toString();
      };
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

  /** Writes each table as {@code NAME.parquet}. */
  public void export(Path folder) throws SQLException, IOException {
    Files.createDirectories(folder);
    for (String table : TABLES) {
      execute(
          "copy "
              + table
              + " to "
              + quoted(folder.resolve(table + ".parquet"))
              + " (format parquet)");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void makeTables() throws SQLException {
    execute(
        "create table runs ("
            + OWN
            + "path varchar, valid boolean, outcome varchar, started_utc varchar, clock varchar,"
            + " seed bigint, repeat integer, duration_s double, width integer, height integer,"
            + " fps double, direction varchar, queue varchar, delay_ms double, loss varchar,"
            + " ssim varchar, video varchar, host varchar, commit varchar)");
    execute(
        "create table metrics ("
            + OWN
            + "name varchar, unit varchar, better varchar, value double, n bigint)");
    execute(
        "create table frames ("
            + OWN
            + "frame_id bigint, shown_s double, seen_s double, delay_ms double, signal_delay_ms"
            + " double, ssim double, ssim_db double)");
    execute(
        "create table packets ("
            + OWN
            + "towards varchar, ms bigint, event varchar, bytes integer, delay_ms bigint, reason"
            + " varchar)");
    for (int p : new int[] {25, 50, 95, 99}) {
      execute("create macro p" + p + "(x) as quantile_cont(x, " + p / 100.0 + ")");
    }
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
    Settings s = run.manifest().settings();
    insert(
        "runs",
        run.directory().name(),
        run.system(),
        run.trace(),
        run.directory().root().toString(),
        run.manifest().validity().valid(),
        run.manifest().outcome().kind().word(),
        run.manifest().startedUtc(),
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
        run.manifest().video().name(),
        run.manifest().host().name(),
        run.manifest().tool().commit());
  }

  private void addMetrics(RunData run) throws SQLException {
    for (var m : run.metrics()) {
      insert(
          "metrics",
          run.directory().name(),
          run.system(),
          run.trace(),
          m.name(),
          m.unit(),
          m.better().name().toLowerCase(Locale.ROOT),
          Double.isNaN(m.value()) ? null : (Object) m.value(),
          m.n());
    }
  }

  private void addFrames(RunData run) throws SQLException, IOException {
    load(
        "frames",
        run,
        out -> {
          for (var f : run.frames()) {
            out.write(
                f.id()
                    + ","
                    + cell(f.shownS())
                    + ","
                    + cell(f.seenS())
                    + ","
                    + cell(f.delayMs())
                    + ","
                    + cell(f.signalDelayMs())
                    + ","
                    + cell(f.ssim())
                    + ","
                    + cell(f.ssimDb())
                    + "\n");
          }
        });
  }

  private void addPackets(RunData run) throws SQLException, IOException {
    PacketLog log = PacketLog.read(run.directory().packetLog());
    load(
        "packets",
        run,
        out -> {
          write(out, "receiver", log.first());
          if (log.second().isPresent()) {
            write(out, "sender", log.second().get());
          }
        });
  }

  private static void write(BufferedWriter out, String towards, DirectionLog log)
      throws IOException {
    for (LogLine line : log.lines()) {
      String rest =
          switch (line) {
            case LogLine.Opportunity o -> "opportunity," + o.bytes() + ",,";
            case LogLine.Arrival a -> "arrival," + a.bytes() + ",,";
            case LogLine.Departure d -> "departure," + d.bytes() + "," + d.delayMs() + ",";
            case LogLine.Drop d -> "drop," + d.bytes() + ",," + d.reason();
          };
      out.write(towards + "," + line.ms() + "," + rest + "\n");
    }
  }

  private interface Rows {
    void write(BufferedWriter out) throws IOException;
  }

  /** Bulk rows pass through a file: DuckDB reads one far faster than it takes single inserts. */
  private void load(String table, RunData run, Rows rows) throws SQLException, IOException {
    Path file = Files.createTempFile("testbed-" + table, ".csv");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        rows.write(out);
      }
      if (Files.size(file) > 0) {
        execute(
            "insert into "
                + table
                + " select "
                + quoted(run.directory().name())
                + ", "
                + quoted(run.system())
                + ", "
                + quoted(run.trace())
                + ", * from read_csv("
                + quoted(file)
                + ", header=false, all_varchar=true)");
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void insert(String table, Object... cells) throws SQLException {
    String marks = "?, ".repeat(cells.length - 1) + "?";
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values (" + marks + ")")) {
      for (int i = 0; i < cells.length; i++) {
        insert.setObject(i + 1, cells[i]);
      }
      insert.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String cell(double v) {
    return Double.isNaN(v) ? "" : Double.isInfinite(v) ? "inf" : String.valueOf(v);
  }

  private static String quoted(Object text) {
    return "'" + text.toString().replace("'", "''") + "'";
  }
}
