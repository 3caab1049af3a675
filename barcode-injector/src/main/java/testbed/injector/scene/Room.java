package testbed.injector.scene;

import static testbed.injector.scene.Shape.clamp;
import static testbed.injector.scene.Shape.step;

import java.util.stream.IntStream;

/**
 * Paints what is behind the person: a plastered wall with light falling in from the left, a picture
 * on it, and shelves of books, a little out of focus.
 *
 * <p>Coordinates: the height of the picture is 1, x from 0 to the aspect ratio, y downwards.
 */
final class Room {
  private static final double SHELF_LEFT = 0.98;
  private static final double SHELF_HEIGHT = 0.30;
  private static final double BOARD = 0.022;

  /** The room is behind the plane of focus: radius of the blur, in samples. */
  private static final double FOCUS = 2.3;

  private static final int SAMPLES = 2;

  private final Noise noise;
  private final Look look;
  private final double aspect;

  Room(Noise noise, Look look, double aspect) {
    this.noise = noise;
    this.look = look;
    this.aspect = aspect;
  }

  /** Paints a layer whose picture begins at ({@code margin}, {@code margin}). */
  Layer paint(int width, int height, int margin) {
    double unit = height - 2.0 * margin;
    Rgb[] colours = new Rgb[width * height];
    IntStream.range(0, height)
        .parallel()
        .forEach(
            row -> {
              for (int column = 0; column < width; column++) {
                colours[row * width + column] = sample(column - margin, row - margin, unit);
              }
            });
    Layer layer = new Layer(width, height);
    for (int i = 0; i < colours.length; i++) {
      layer.setLuma(i % width, i / width, colours[i], 1);
    }
    for (int cy = 0; cy < height / 2; cy++) {
      for (int cx = 0; cx < width / 2; cx++) {
        int at = 2 * cy * width + 2 * cx;
        Rgb four =
            colours[at]
                .plus(colours[at + 1])
                .plus(colours[at + width])
                .plus(colours[at + width + 1]);
        layer.setChroma(cx, cy, four.times(0.25), 1);
      }
    }
    layer.blur(FOCUS);
    return layer;
  }

  private Rgb sample(int column, int row, double unit) {
    Rgb sum = new Rgb(0, 0, 0);
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
      double x = (column + (i % SAMPLES + 0.5) / SAMPLES) / unit;
      double y = (row + (Math.floorDiv(i, SAMPLES) + 0.5) / SAMPLES) / unit;
      sum = sum.plus(at(x, y));
    }
    return sum.times(1.0 / (SAMPLES * SAMPLES));
  }

  private Rgb at(double x, double y) {
    double lean = SHELF_LEFT + 0.012 * y;
    Rgb colour = x > lean ? shelf(x - lean, y) : wall(x, y);
    double light = 1.12 - 0.42 * x / aspect - 0.16 * Math.abs(y - 0.35);
    double dx = x / aspect - 0.5;
    double dy = y - 0.5;
    double vignette = 1 - 0.45 * (dx * dx + dy * dy);
    return colour.times(light * vignette);
  }

  private Rgb wall(double x, double y) {
    double plaster = noise.cloud(x * 70, y * 70, 4) - 0.5;
    double stain = noise.cloud(x * 2.5, y * 2.5 + 9, 3) - 0.5;
    double near = step(SHELF_LEFT - 0.10, SHELF_LEFT, x);
    Rgb wall = look.wall().times((1 + 0.16 * plaster + 0.20 * stain) * (1 - 0.45 * near));
    double px = x - 0.13;
    double py = y - 0.10;
    if (px > 0 && px < 0.30 && py > 0 && py < 0.40) {
      return painting(px / 0.30, py / 0.40);
    }
    double shade = step(0.05, 0, Math.max(px - 0.31, Math.max(-px, py - 0.41)));
    return wall.times(py > 0 && px > -0.01 ? 1 - 0.35 * shade : 1);
  }

  private Rgb painting(double x, double y) {
    double edge = Math.min(Math.min(x, 1 - x) * 0.30, Math.min(y, 1 - y) * 0.40);
    if (edge < 0.016) {
      double grain = noise.at(x * 90, y * 90);
      return new Rgb(0.09, 0.055, 0.03).times(0.7 + 0.6 * grain);
    }
    if (edge < 0.045) {
      return new Rgb(0.62, 0.60, 0.55).times(0.97 + 0.06 * noise.at(x * 200, y * 200));
    }
    double hills = 0.58 + 0.16 * noise.at(x * 3.1) + 0.06 * noise.at(x * 11);
    double strokes = noise.cloud(x * 30 + y * 9, y * 55, 3);
    Rgb sky = new Rgb(0.34, 0.42, 0.50).toward(new Rgb(0.60, 0.46, 0.34), y / 0.6);
    Rgb land = new Rgb(0.14, 0.20, 0.08).toward(new Rgb(0.30, 0.24, 0.10), noise.at(x * 5, y * 9));
    return (y < hills ? sky : land).times(0.6 + 0.8 * strokes);
  }

  private Rgb shelf(double x, double y0) {
    double y = y0 + 0.06;
    if (x < BOARD) {
      return wood(y, x, 5).times(1.1);
    }
    int level = (int) Math.floor(y / SHELF_HEIGHT);
    double inside = y - level * SHELF_HEIGHT;
    if (inside > SHELF_HEIGHT - BOARD) {
      return wood(x, y, level).times(1.25);
    }
    return books(x - BOARD, inside / (SHELF_HEIGHT - BOARD), level);
  }

  private Rgb wood(double along, double across, int label) {
    double grain = noise.cloud(along * 7 + 31 * label, across * 130, 3);
    return new Rgb(0.23, 0.14, 0.075).times(0.55 + 0.9 * grain);
  }

  /** Walks along a board; {@code down} is 0 under the board above and 1 on the board. */
  private Rgb books(double x, double down, int level) {
    double left = 0;
    for (int book = 0; left < aspect; book++) {
      double width = 0.022 + 0.030 * noise.unit(book, 10 + level);
      if (x < left + width) {
        return spine((x - left) / width, down, book, level);
      }
      left += width;
    }
    return dark(down);
  }

  private static Rgb dark(double down) {
    return new Rgb(0.042, 0.034, 0.028).times(0.5 + 0.8 * down);
  }

  private Rgb spine(double across, double down, int book, int level) {
    double top = 0.10 + 0.30 * noise.unit(book, 20 + level);
    double kind = noise.unit(book, 70 + level);
    if (down < top || kind > 0.93) {
      return dark(down);
    }
    double hue = noise.unit(book, 30 + level);
    double tone = 0.045 + 0.16 * noise.unit(book, 40 + level);
    Rgb cover =
        hue < 0.3
            ? new Rgb(1.0, 0.45, 0.30)
            : hue < 0.55
                ? new Rgb(0.45, 0.62, 0.85)
                : hue < 0.75 ? new Rgb(0.5, 0.8, 0.5) : look.wall().times(2);
    double h = (down - top) / (1 - top);
    double round = 1 - 0.75 * (2 * across - 1) * (2 * across - 1);
    double worn = noise.cloud(across * 6 + 40 * book, down * 40 + 7 * level, 3);
    Rgb colour = cover.times(tone * round * (0.75 + 0.5 * worn));
    if (kind < 0.55 && Math.abs(across - 0.5) < 0.27 && h > 0.16 && h < 0.72) {
      colour = letters(colour, across, h, book, level);
    }
    double band = Math.min(Math.abs(h - 0.09), Math.abs(h - 0.88));
    colour = band < 0.014 ? colour.toward(new Rgb(0.5, 0.42, 0.22), 0.4) : colour;
    return colour.times(0.45 + 0.55 * step(0, 0.35, down));
  }

  /** Strokes on a spine that look like a title from afar. */
  private Rgb letters(Rgb cover, double across, double h, int book, int level) {
    long letter = (long) Math.floor(h * 26);
    double pen = noise.at(across * 7 + 13 * book, h * 78 + 100.0 * level);
    boolean space = noise.unit(letter, 50L + 20L * book + level) < 0.2;
    double ink = space ? 0 : clamp((pen - 0.52) * 9, 0, 1);
    return cover.toward(new Rgb(0.75, 0.70, 0.58), 0.42 * ink);
  }
}
