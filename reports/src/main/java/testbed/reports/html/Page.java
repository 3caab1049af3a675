package testbed.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The parts that all reports share: the frame of the page, figures, tables, lists of facts. */
final class Page {
  private final Html html = new Html();

  Page(String title) {
    html.markup("<!doctype html>\n").open("html", "lang", "en").open("head");
    html.single("meta", "charset", "utf-8");
    html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.single("meta", "name", "color-scheme", "content", "light dark");
    // The page asks for nothing outside itself; an icon would be the only request.
    html.single("link", "rel", "icon", "href", "data:,");
    html.element("title", title);
    html.markup("<style>\n").markup(resource("report.css")).markup("</style>\n");
    html.close().open("body").open("main");
  }

  Html html() {
    return html;
  }

  Page section(String heading) {
    html.open("section").element("h2", heading);
    return this;
  }

  Page end() {
    html.close();
    return this;
  }

  /** A figure as it fits a desktop screen and as it fits a phone, with links to its files. */
  Page figure(DrawnFigure figure) {
    html.open("figure");
    html.open("div", "class", "wide").markup(figure.wide()).close();
    html.open("div", "class", "narrow").markup(figure.narrow()).close();
    html.open("figcaption").text(figure.caption() + " ");
    html.open("span", "class", "files");
    for (String ending : List.of("svg", "pdf", "png", "csv")) {
      String file = DrawnFigure.CHARTS + "/" + figure.name() + "." + ending;
      html.element("a", ending, "href", file).text(" ");
    }
    html.close().close().close();
    return this;
  }

  /** A list of names and what is known of them; what is empty is left out. */
  Page facts(List<Fact> facts) {
    html.open("dl");
    for (Fact fact : facts) {
      if (!fact.value().isBlank()) {
        html.element("dt", fact.name()).element("dd", fact.value());
      }
    }
    html.close();
    return this;
  }

  Page table(String[] header, List<String[]> rows) {
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    for (int i = 0; i < header.length; i++) {
      boolean numeric = !rows.isEmpty() && numeric(rows.getFirst()[i]);
      html.element("th", header[i], "class", numeric ? "n" : "t");
    }
    html.close().close().open("tbody");
    for (String[] row : rows) {
      html.open("tr");
      for (String cell : row) {
        html.element("td", cell, "class", numeric(cell) ? "n" : "t");
      }
      html.close();
    }
    html.close().close().close();
    return this;
  }

  /** Links to files, as they lie beside the page. */
  Page links(List<Path> files, Path from) {
    html.open("ul", "class", "links");
    for (Path file : files) {
      String relative = from.relativize(file).toString();
      html.open("li").element("a", relative, "href", href(relative)).close();
    }
    html.close();
    return this;
  }

  String finish() {
    html.close();
    html.open("footer")
        .text("Made by testbed; the files beside this page are its sources.")
        .close();
    return html.close().close().page();
  }

  private static boolean numeric(String cell) {
    return cell.matches("[-−–+\\d.,\u202f∞ ]+");
  }

  private static String href(String path) {
    StringBuilder s = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "-._~/".indexOf(b) >= 0);
      s.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    return s.toString();
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line of a list of facts. */
  record Fact(String name, String value) {}
}
