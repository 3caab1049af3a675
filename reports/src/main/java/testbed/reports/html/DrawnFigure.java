package testbed.reports.html;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import testbed.reports.chart.Figure;
import testbed.reports.chart.FigureFiles;
import testbed.reports.chart.FigureSize;
import testbed.reports.chart.Svg;

/**
 * A figure whose files are written, as it will stand in a page.
 *
 * @param wide its element for a desktop screen
 * @param narrow its element for a phone
 */
record DrawnFigure(String name, String caption, String wide, String narrow) {
  /** Its files stand in this folder beside the page. */
  static final String CHARTS = "charts";

  /**
   * Writes the files of figures and draws the elements, several figures at a time.
   *
   * @param folder of the page
   * @param provenance the lines that open each table
   * @return in the same order
   */
  static List<DrawnFigure> all(List<Figure> figures, Path folder, List<String> provenance)
      throws IOException {
    Path charts = folder.resolve(CHARTS);
    List<Future<DrawnFigure>> drawing = new ArrayList<>();
    try (ExecutorService drawers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (Figure figure : figures) {
        drawing.add(drawers.submit(() -> draw(figure, charts, provenance)));
      }
    }
    List<DrawnFigure> drawn = new ArrayList<>();
    for (Future<DrawnFigure> figure : drawing) {
      drawn.add(of(figure));
    }
    return drawn;
  }

  private static DrawnFigure draw(Figure figure, Path charts, List<String> provenance)
      throws IOException {
    Svg screen = FigureFiles.write(figure, charts, provenance);
    return new DrawnFigure(
        figure.name(),
        figure.caption(),
        screen.inline(),
        Svg.of(figure, FigureSize.PHONE).inline());
  }

  private static DrawnFigure of(Future<DrawnFigure> figure) throws IOException {
    try {
      return figure.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException why) {
        throw why;
      }
      throw new IllegalStateException("a figure was not drawn", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while figures were drawn");
    }
  }

  /** Whether it shows how often, and not when. */
  boolean isDistribution() {
    return name.endsWith("-cdf");
  }
}
