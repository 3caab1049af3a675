package testbed.harness.answers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.OutputFolder;
import testbed.reports.chart.Table;
import testbed.reports.model.UnreadableRunException;
import testbed.reports.query.Answer;
import testbed.reports.query.RunDatabase;
import tools.jackson.databind.json.JsonMapper;

/** {@code testbed query}: SQL over runs. */
@Command(
    name = "query",
    description = {
      "Ask in SQL (DuckDB) over the run directories in and below the named folders.",
      "Tables: runs, metrics, frames, packets; 'describe frames' shows the columns of one.",
      "p25, p50, p95 and p99 are percentiles."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  testbed query \"select system, trace, p95(signal_delay_ms) from frames group by all\" runs"
    })
public final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SQL", description = "One statement.")
  private String sql;

  @Parameters(
      index = "1..*",
      paramLabel = "RUN",
      description = "Run directories or folders that hold some. Default: here.")
  private List<Path> runs = List.of(Path.of("."));

  @ArgGroup private Form form = new Form();

  @Option(
      names = "--parquet",
      paramLabel = "DIR",
      description = "Also write all tables as Parquet files.")
  private Path parquet;

  private static final class Form {
    @Option(names = "--csv", description = "Print CSV.")
    private boolean csv;

    @Option(names = "--json", description = "Print JSON, one object a row.")
    private boolean json;
  }

  /** For picocli. */
  public QueryCommand() {}

  @Override
  public Integer call() throws CommandFailure, IOException {
    String lower = sql.toLowerCase(Locale.ROOT);
    List<String> wanted =
        RunDatabase.TABLES.stream().filter(t -> parquet != null || lower.contains(t)).toList();
    try (RunDatabase database = RunDatabase.of(Runs.folders(runs), wanted)) {
      Answer answer = database.query(sql);
      if (parquet != null) {
        export(database);
      }
      PrintWriter results = spec.commandLine().getOut();
      results.print(
          form.csv
              ? answer.table().toCsv(List.of())
              : form.json ? json(answer) : text(answer.table()));
      results.flush();
      return ExitStatus.OK;
    } catch (SQLException e) {
      throw CommandFailure.badInput(firstLine(e));
    } catch (UnreadableRunException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
  }

  private void export(RunDatabase database) throws CommandFailure {
    try (OutputFolder folder = OutputFolder.at(parquet)) {
      for (String table : RunDatabase.TABLES) {
        database.export(table, folder.file(table + ".parquet"));
      }
      folder.complete();
    } catch (SQLException e) {
      throw CommandFailure.ofFile("--parquet " + parquet, new IOException(firstLine(e), e));
    } catch (IOException e) {
      throw CommandFailure.ofFile("--parquet", e);
    }
  }

  private static String firstLine(SQLException e) {
    return e.getMessage().lines().findFirst().orElse("not SQL");
  }

  /** Numbers stay numbers; what JSON cannot express, an infinite one, is text. */
  private static String json(Answer answer) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<Object> row : answer.rows()) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        object.put(answer.columns().get(i), cell(row.get(i)));
      }
      rows.add(object);
    }
    return JsonMapper.builder().build().writeValueAsString(rows) + "\n";
  }

  private static Object cell(Object value) {
    return switch (value) {
      case null -> null;
      case Double d when d.isNaN() -> null;
      case Double d when d.isInfinite() -> d > 0 ? "inf" : "-inf";
      case Number number -> number;
      case Boolean truth -> truth;
      default -> value.toString();
    };
  }

  private static String text(Table table) {
    int[] widths = table.columns().stream().mapToInt(String::length).toArray();
    for (List<String> row : table.rows()) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    line(out, table.columns(), widths);
    table.rows().forEach(row -> line(out, row, widths));
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      boolean last = i == widths.length - 1;
      out.append(cells.get(i))
          .append(last ? "\n" : " ".repeat(widths[i] - cells.get(i).length() + 2));
    }
  }
}
