package testbed.reports.chart;

import java.awt.Color;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A figure drawn as SVG, with real text.
 *
 * @param element the drawing with fixed colours
 */
public record Svg(String element) {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  /** Draws a figure. */
  public static Svg of(Figure figure, FigureSize size) {
    return new Svg(draw(figure, size));
  }

  /** A file of its own. */
  public String document() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element + "\n";
  }

  /**
   * An element to stand in an HTML page. Its colours are the page's variables {@code --ink}, {@code
   * --soft}, {@code --grid}, {@code --paper}, {@code --capacity}, {@code --alarm} and {@code --s0}
   * to {@code --s7}, so that it follows a dark page.
   */
  public String inline() {
    String svg = element;
    for (Map.Entry<String, String> e : variables().entrySet()) {
      svg = svg.replace(e.getKey(), e.getValue());
    }
    return svg;
  }

  private static String draw(Figure figure, FigureSize size) {
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setPrecision(2);
    context.setIDGenerator(new Ids(figure.name() + "-" + size.name().toLowerCase(Locale.ROOT)));
    SVGGraphics2D g = new SVGGraphics2D(context, false);
    FigureFiles.draw(figure, size, g);
    Element root = g.getRoot();
    int height = size.height(figure.aspect());
    root.setAttribute("viewBox", "0 0 " + size.width() + " " + height);
    root.setAttribute("width", String.valueOf(size.width()));
    root.setAttribute("height", String.valueOf(height));
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", figure.caption());
    StringWriter out = new StringWriter();
    try {
      g.stream(root, out, true, false);
    } catch (SVGGraphics2DIOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    String text = out.toString();
    return text.substring(text.indexOf("<svg"))
        .replace("'" + Typeface.FAMILY + "'", Typeface.SVG_FAMILIES)
        .strip();
  }

  private static Map<String, String> variables() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(css(Palette.INK), "var(--ink)");
    names.put(css(Palette.SOFT), "var(--soft)");
    names.put(css(Palette.GRID), "var(--grid)");
    names.put(css(Palette.PAPER), "var(--paper)");
    names.put(css(Palette.CAPACITY), "var(--capacity)");
    names.put(css(Palette.ALARM), "var(--alarm)");
    for (int i = 0; i < Palette.size(); i++) {
      names.put(css(Palette.series(i)), "var(--s" + i + ")");
    }
    return names;
  }

  static String css(Color c) {
    return "rgb(" + c.getRed() + "," + c.getGreen() + "," + c.getBlue() + ")";
  }

  /** Ids that stay apart when several figures stand in one page. */
  private static final class Ids extends SVGIDGenerator {
    private final String figure;

    Ids(String figure) {
      this.figure = figure;
    }

    @Override
    public String generateID(String prefix) {
      return figure + "-" + super.generateID(prefix);
    }
  }
}
