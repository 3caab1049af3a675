package testbed.reports.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.chart.ui.TextAnchor;

/** Renderers and labels in the house style. */
final class Lines {
  private static final Color GROUND =
      new Color(Palette.PAPER.getRed(), Palette.PAPER.getGreen(), Palette.PAPER.getBlue(), 205);

  private Lines() {}

  /** Lines only, each in its own colour and dash. */
  static XYLineAndShapeRenderer series(HouseStyle style, List<Curve> curves) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (int i = 0; i < curves.size(); i++) {
      int n = curves.get(i).style();
      renderer.setSeriesPaint(i, Palette.series(n));
      renderer.setSeriesStroke(i, Palette.stroke(n, style.line()));
    }
    return renderer;
  }

  /** The area of the link's capacity. */
  static XYStepAreaRenderer capacity() {
    XYStepAreaRenderer renderer = new XYStepAreaRenderer(XYStepAreaRenderer.AREA);
    renderer.setSeriesPaint(0, Palette.CAPACITY);
    renderer.setShapesVisible(false);
    renderer.setOutline(false);
    return renderer;
  }

  /** A word beside what it names, on a ground that keeps it readable over lines. */
  static XYTextAnnotation label(String text, double[] at, TextAnchor anchor, Font font) {
    return label(text, at, anchor, font, Palette.INK);
  }

  static XYTextAnnotation label(
      String text, double[] at, TextAnchor anchor, Font font, Color colour) {
    XYTextAnnotation label = new XYTextAnnotation(text, at[0], at[1]);
    label.setTextAnchor(anchor);
    label.setFont(font);
    label.setPaint(colour);
    label.setBackgroundPaint(GROUND);
    return label;
  }
}
