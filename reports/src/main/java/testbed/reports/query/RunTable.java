package testbed.reports.query;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import testbed.reports.model.RunData;

/**
 * Takes the rows of one run into one table, in bulk. Each row begins with the run's name, system
 * and trace.
 */
final class RunTable implements AutoCloseable {
  private final DuckDBAppender rows;
  private final RunData run;

  RunTable(DuckDBConnection database, String name, RunData run) throws SQLException {
    this.rows = database.createAppender(name);
    this.run = run;
  }

  /** One more row; a cell that is no number (NaN) or null is null in the table. */
  void add(Object... cells) throws SQLException {
    rows.beginRow().append(run.directory().name()).append(run.system()).append(run.trace());
    for (Object cell : cells) {
      switch (cell) {
        case null -> rows.appendNull();
        case Double d when d.isNaN() -> rows.appendNull();
        case Double d -> rows.append(d);
        case Long l -> rows.append(l);
        case Integer i -> rows.append(i);
        case Boolean b -> rows.append(b);
        default -> rows.append(cell.toString());
      }
    }
    rows.endRow();
  }

  @Override
  public void close() throws SQLException {
    rows.close();
  }
}
