package testbed.reports.query;

import java.util.List;
import testbed.reports.chart.Table;

/**
 * The answer to a question in SQL.
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
