package testbed.reports.chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import testbed.analyzer.picture.Png;
import testbed.video.Pictures;

/** Writes a figure as SVG and PNG for the screen, PDF for a paper's column, and CSV. */
public final class FigureFiles {
  private static final int PNG_SCALE = 2;

  private FigureFiles() {}

  /**
   * Writes {@code NAME.svg}, {@code NAME.png}, {@code NAME.pdf} and {@code NAME.csv} into a folder,
   * which is made when it is not there.
   *
   * @param provenance the lines that open the CSV
   * @return the drawing for the screen, which a page may show as well
   */
  public static Svg write(Figure figure, Path folder, List<String> provenance) throws IOException {
    Files.createDirectories(folder);
    Path base = folder.resolve(figure.name());
    Files.writeString(
        base.resolveSibling(figure.name() + ".csv"), figure.table().toCsv(provenance));
    Svg screen = Svg.of(figure, FigureSize.SCREEN);
    Files.writeString(base.resolveSibling(figure.name() + ".svg"), screen.document());
    writePng(figure, base.resolveSibling(figure.name() + ".png"));
    writePdf(figure, base.resolveSibling(figure.name() + ".pdf"));
    return screen;
  }

  private static void writePng(Figure figure, Path file) throws IOException {
    int width = FigureSize.SCREEN.width();
    int height = FigureSize.SCREEN.height(figure.aspect());
    BufferedImage image =
        new BufferedImage(width * PNG_SCALE, height * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(PNG_SCALE, PNG_SCALE);
    draw(figure, FigureSize.SCREEN, g);
    g.dispose();
    Png.write(file, image.getWidth(), image.getHeight(), Pictures.pixels(image));
  }

  private static void writePdf(Figure figure, Path file) throws IOException {
    FigureSize size = FigureSize.COLUMN;
    PDRectangle box = new PDRectangle(size.width(), size.height(figure.aspect()));
    try (PDDocument document = new PDDocument();
        PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer();
        InputStream font = Typeface.file()) {
      text.registerFont(Typeface.FAMILY, font);
      document.getDocumentInformation().setTitle(figure.caption());
      PDPage page = new PDPage(box);
      document.addPage(page);
      PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, box.getWidth(), box.getHeight());
      g.setFontTextDrawer(text);
      draw(figure, size, g);
      g.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(g.getXFormObject());
      }
      Files.deleteIfExists(file);
      document.save(file.toFile());
    }
  }

  static void draw(Figure figure, FigureSize size, Graphics2D g) {
    figure
        .drawing()
        .apply(new HouseStyle(size))
        .draw(g, new Rectangle2D.Double(0, 0, size.width(), size.height(figure.aspect())));
  }
}
