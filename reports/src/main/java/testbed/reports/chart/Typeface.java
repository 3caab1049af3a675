package testbed.reports.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The typeface of all charts: Liberation Sans (SIL Open Font License), as PDFBox carries it. It has
 * the widths of Arial and Helvetica, so text that was measured here keeps its place where a reader
 * has one of those instead.
 */
public final class Typeface {
  /** The family as the font names itself. */
  static final String FAMILY = "Liberation Sans";

  /** What an SVG asks for, in order. */
  static final String SVG_FAMILIES = "'Liberation Sans', Arimo, Arial, Helvetica, sans-serif";

  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final Font BASE = load();

  private Typeface() {}

  /** The typeface in a size. */
  public static Font of(float size) {
    return BASE.deriveFont(size);
  }

  /** The font file, to be embedded in a PDF. */
  static InputStream file() throws IOException {
    InputStream in = PDDocument.class.getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new IOException("PDFBox no longer carries " + RESOURCE);
    }
    return in;
  }

  private static Font load() {
    try (InputStream in = file()) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the charts' typeface cannot be loaded", e);
    }
  }
}
