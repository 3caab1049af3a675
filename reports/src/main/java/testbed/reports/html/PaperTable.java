package testbed.reports.html;

import java.util.List;
import java.util.Locale;
import testbed.reports.model.SystemRuns;

/**
 * The summary table of a comparison in the form of the Salsify paper: quality and delay of each
 * system, the best value of each column marked. The same for HTML and for LaTeX.
 */
final class PaperTable {
  private record Column(String metric, String heading, String unit, int decimals, Best best) {}

  private enum Best {
    LEAST,
    GREATEST
  }

  private final List<SystemRuns> systems;
  private final List<Column> columns;

  PaperTable(List<SystemRuns> systems, String ssim) {
    this.systems = systems;
    this.columns =
        List.of(
            new Column("ssim_" + ssim + "_p25_db", "SSIM p25", "dB", 2, Best.GREATEST),
            new Column("ssim_" + ssim + "_mean_db", "SSIM mean", "dB", 2, Best.GREATEST),
            new Column("signal_delay_mean_ms", "Delay mean", "ms", 0, Best.LEAST),
            new Column("signal_delay_p95_ms", "Delay p95", "ms", 0, Best.LEAST));
  }

  void html(Html html) {
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    html.element("th", "System").element("th", "Runs", "class", "n");
    columns.forEach(c -> html.element("th", c.heading() + " (" + c.unit() + ")", "class", "n"));
    html.close().close().open("tbody");
    for (SystemRuns s : systems) {
      html.open("tr").element("td", s.system());
      html.element("td", String.valueOf(s.runs().size()), "class", "n");
      for (Column c : columns) {
        html.element("td", cell(s, c), "class", best(s, c) ? "n best" : "n");
      }
      html.close();
    }
    html.close().close().close();
  }

  /** A table that needs the packages booktabs and colortbl. */
  String latex(String trace, List<String> provenance) {
    StringBuilder tex = new StringBuilder();
    provenance.forEach(line -> tex.append("% ").append(line.replace('\n', ' ')).append('\n'));
    tex.append("% needs \\usepackage{booktabs} and \\usepackage{colortbl}\n");
    tex.append("\\begin{tabular}{lrrrr}\n\\toprule\n");
    tex.append("& \\multicolumn{2}{c}{SSIM (dB)} & \\multicolumn{2}{c}{Video delay (ms)} \\\\\n");
    tex.append("\\cmidrule(lr){2-3}\\cmidrule(lr){4-5}\n");
    tex.append(escaped(trace)).append(" & p25 & mean & mean & p95 \\\\\n\\midrule\n");
    for (SystemRuns s : systems) {
      tex.append(escaped(s.system()));
      for (Column c : columns) {
        String value = number(s.mean(c.metric()), c.decimals());
        tex.append(" & ").append(best(s, c) ? "\\cellcolor[gray]{0.85}" : "").append(value);
      }
      tex.append(" \\\\\n");
    }
    return tex.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  private String cell(SystemRuns s, Column c) {
    double deviation = s.deviation(c.metric());
    String spread = Double.isNaN(deviation) ? "" : " ± " + number(deviation, c.decimals());
    return number(s.mean(c.metric()), c.decimals()) + spread;
  }

  private boolean best(SystemRuns system, Column c) {
    double own = system.mean(c.metric());
    return !Double.isNaN(own)
        && systems.stream()
            .mapToDouble(s -> s.mean(c.metric()))
            .filter(v -> !Double.isNaN(v))
            .allMatch(v -> c.best() == Best.LEAST ? own <= v : own >= v);
  }

  private static String number(double v, int decimals) {
    if (Double.isNaN(v)) {
      return "–";
    }
    return Double.isInfinite(v) ? "∞" : String.format(Locale.ROOT, "%." + decimals + "f", v);
  }

  private static String escaped(String text) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> s.append("\\textbackslash{}");
        case '~' -> s.append("\\textasciitilde{}");
        case '^' -> s.append("\\textasciicircum{}");
        case '&', '%', '$', '#', '_', '{', '}' -> s.append('\\').append(c);
        default -> s.append(c);
      }
    }
    return s.toString();
  }
}
